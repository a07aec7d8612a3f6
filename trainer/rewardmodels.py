"""Rewards as TRL asks for them: of the project's reward server, or computed in this process."""

from __future__ import annotations

import json
import re
import urllib.request

import torch
from torch import nn

from trainer.localreward import Asked, LocalReward
from trainer.tokens import Vocabulary

ASSISTANT = "<|im_start|>assistant\n"
USER = re.compile(r"<\|im_start\|>user\n(.*?)<\|im_end\|>", re.DOTALL)
END = re.compile(r"<\|(?:im_end|endoftext|im_start)\|>")


class Hidden:
    """What TRL looks at of a backbone's output."""

    def __init__(self, states: torch.Tensor) -> None:
        self.hidden_states = [states]


class RewardModel(nn.Module):
    """Looks to TRL like a reward model; whole texts are rewarded by whoever extends it."""

    base_model_prefix = "backbone"

    def __init__(self, vocabulary: Vocabulary, labels: dict[str, str]) -> None:
        super().__init__()
        self.vocabulary, self.labels = vocabulary, labels
        self.anchor = nn.Parameter(torch.zeros(1), requires_grad=False)

    def backbone(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, **_: object) -> Hidden:
        kept = zip(input_ids.tolist(), attention_mask.bool().tolist())
        texts = [self.vocabulary.decode([token for token, seen in zip(ids, mask) if seen]) for ids, mask in kept]
        rewards = torch.tensor(self.ask(texts), dtype=torch.float32, device=input_ids.device)
        return Hidden(rewards[:, None, None].expand(*input_ids.shape, 1))

    def score(self, states: torch.Tensor) -> torch.Tensor:
        return states

    def ask(self, texts: list[str]) -> list[float]:
        raise NotImplementedError

    def prompts(self, texts: list[str]) -> list[str]:
        """Each text up to where the answer begins."""
        return [text[: text.rfind(ASSISTANT) + len(ASSISTANT)] for text in texts]


class RewardOfServer(RewardModel):
    """Asks the reward server for each whole text. Speaks OpenRLHF's remote protocol."""

    def __init__(self, url: str, token: str, vocabulary: Vocabulary, labels: dict[str, str]) -> None:
        super().__init__(vocabulary, labels)
        self.url, self.token = url, token

    def ask(self, texts: list[str]) -> list[float]:
        prompts = self.prompts(texts)
        body = {"query": texts, "prompts": prompts, "labels": [self.labels.get(prompt, "") for prompt in prompts]}
        headers = {"content-type": "application/json", "authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(self.url, json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request, timeout=180) as answer:
            return json.load(answer)["rewards"]


class RewardHere(RewardModel):
    """Computes the rewards in this process, on the device the policy is on."""

    def __init__(self, reward: LocalReward, vocabulary: Vocabulary, labels: dict[str, str]) -> None:
        super().__init__(vocabulary, labels)
        self.reward = reward

    def ask(self, texts: list[str]) -> list[float]:
        asked = [
            Asked(USER.findall(prompt)[-1], END.split(text[len(prompt) :])[0].strip(), self.labels.get(prompt, ""))
            for prompt, text in zip(self.prompts(texts), texts)
        ]
        return [found.reward for found in self.reward.rewards(asked)]
