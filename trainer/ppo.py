"""Proximal policy optimization of a solver's adapter by TRL, its reward asked of the project's reward server.

    python -m trainer.ppo --base MODEL.gguf --prompt FORMAT.json --problems P.jsonl --reward URL --out DIR [--start CHECKPOINT]

The reference of the KL penalty is the adapter it starts from. A round is short and is run again when it was cut off:
TRL's trainer does not go on inside one. Needs `trainer/requirements-ppo.txt`.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import time
import urllib.request
from pathlib import Path

import torch
from datasets import Dataset
from peft import get_peft_model
from torch import nn
from transformers import PreTrainedTokenizerFast, TrainerCallback
from trl.experimental.ppo import PPOConfig, PPOTrainer

from trainer.base import load_base
from trainer.device import place, precision
from trainer.export import write_adapter_tensors
from trainer.gguffile import sha256
from trainer.hf import adapter_tensors, causal_model, fast_tokenizer, load_adapter, lora_config
from trainer.pairs import chat, read_problems

ASSISTANT = "<|im_start|>assistant\n"


class Hidden:
    """What TRL looks at of a backbone's output."""

    def __init__(self, states: torch.Tensor) -> None:
        self.hidden_states = [states]


class RewardOfServer(nn.Module):
    """Looks to TRL like a reward model; asks the reward server for each whole text. Speaks OpenRLHF's remote protocol."""

    base_model_prefix = "backbone"

    def __init__(self, url: str, token: str, tokenizer: PreTrainedTokenizerFast, labels: dict[str, str]) -> None:
        super().__init__()
        self.url, self.token, self.tokenizer, self.labels = url, token, tokenizer, labels
        self.anchor = nn.Parameter(torch.zeros(1), requires_grad=False)

    def backbone(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, **_: object) -> Hidden:
        texts = [self.tokenizer.decode(ids[mask]) for ids, mask in zip(input_ids, attention_mask.bool())]
        rewards = torch.tensor(self.ask(texts), dtype=torch.float32, device=input_ids.device)
        return Hidden(rewards[:, None, None].expand(*input_ids.shape, 1))

    def score(self, states: torch.Tensor) -> torch.Tensor:
        return states

    def ask(self, texts: list[str]) -> list[float]:
        prompts = [text[: text.rfind(ASSISTANT) + len(ASSISTANT)] for text in texts]
        body = {"query": texts, "prompts": prompts, "labels": [self.labels.get(prompt, "") for prompt in prompts]}
        headers = {"content-type": "application/json", "authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(self.url, json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request, timeout=180) as answer:
            return json.load(answer)["rewards"]


class ValueOverBase(nn.Module):
    """A value head over the frozen base's last states: no second copy of the weights."""

    base_model_prefix = "backbone"

    def __init__(self, policy: nn.Module, width: int) -> None:
        super().__init__()
        self.of = [policy]
        self.head = nn.Linear(width, 1)
        nn.init.zeros_(self.head.weight)

    def backbone(self, **kwargs: object) -> Hidden:
        [policy] = self.of
        with torch.no_grad(), policy.disable_adapter():
            return Hidden(policy.get_base_model().model(**kwargs).hidden_states[-1])

    def score(self, states: torch.Tensor) -> torch.Tensor:
        return self.head(states.float())


class Told(TrainerCallback):
    """Prints what TRL measures at each step as a line of JSON."""

    def on_log(self, args, state, control, logs=None, **_) -> None:
        plain = {name: round(float(value), 5) for name, value in (logs or {}).items() if isinstance(value, (int, float))}
        print(json.dumps({"step": state.global_step, "of": state.max_steps, **plain}), flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--prompt", type=Path, required=True)
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--reward", required=True, help="address of the reward server; its token is read from STEPWISE_REWARD_TOKEN")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="checkpoint.pt of the adapter to start from, the reference too")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--length", type=int, default=96, help="tokens of a solution at most")
    parser.add_argument("--rate", type=float, default=1e-5)
    parser.add_argument("--kl", type=float, default=0.05)
    parser.add_argument("--epochs", type=int, default=2, help="passes over the solutions of a step")
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0)
    return parser.parse_args()


def configure(options: argparse.Namespace) -> PPOConfig:
    return PPOConfig(
        output_dir=str(options.out / "trl"),
        per_device_train_batch_size=options.batch,
        gradient_accumulation_steps=1,
        num_mini_batches=1,
        local_rollout_forward_batch_size=options.batch,
        num_ppo_epochs=options.epochs,
        total_episodes=options.steps * options.batch,
        response_length=options.length,
        learning_rate=options.rate,
        kl_coef=options.kl,
        missing_eos_penalty=0.5,
        stop_token="eos",
        temperature=options.temperature,
        num_sample_generations=0,
        logging_steps=1,
        save_strategy="no",
        report_to=[],
        seed=options.seed,
        use_cpu=place() == "cpu",
        bf16=False,
        gradient_checkpointing=False,
        disable_tqdm=True,
        model_adapter_name="default",
        ref_adapter_name="reference",
    )


def filled(prompts: list[str], batch: int) -> list[str]:
    """The prompts, repeated until there are enough for one batch: of fewer TRL makes none, and waits for ever."""
    return prompts * max(1, math.ceil(batch / len(prompts)))


def main() -> None:
    options = arguments()
    started = time.time()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    base = load_base(options.base, options.cache)
    tokenizer = fast_tokenizer(base)
    policy = get_peft_model(causal_model(base, precision()), lora_config(options.rank))
    policy.add_adapter("reference", lora_config(options.rank))
    if options.start is not None:
        for adapter in ("default", "reference"):
            load_adapter(policy, adapter, options.start, base.shape)
    policy.set_adapter("default")
    form = json.loads(options.prompt.read_text())
    rows = read_problems(options.problems)
    prompts = [chat(form, row["problem"], options.start is None) for row in rows]
    labels = dict(zip(prompts, (str(row.get("answer", "")) for row in rows)))
    trainer = PPOTrainer(
        args=configure(options),
        processing_class=tokenizer,
        model=policy,
        ref_model=None,
        reward_model=RewardOfServer(options.reward, os.environ.get("STEPWISE_REWARD_TOKEN", ""), tokenizer, labels),
        value_model=ValueOverBase(policy, base.shape.width),
        train_dataset=Dataset.from_list([{"input_ids": tokenizer(prompt)["input_ids"]} for prompt in filled(prompts, options.batch)]),
        callbacks=[Told()],
    )
    trainer.train()
    tensors = adapter_tensors(policy, "default", base.shape)
    write_adapter_tensors(options.out / "adapter.gguf", base.shape, options.rank, {"general.name": options.out.name}, tensors)
    torch.save({"step": 0, "parameters": [part for pair in tensors.values() for part in pair]}, options.out / "checkpoint.part")
    os.replace(options.out / "checkpoint.part", options.out / "checkpoint.pt")
    report = {"adapter": sha256(options.out / "adapter.gguf"), "count": len(rows), "seconds": round(time.time() - started)}
    (options.out / "manifest.json").write_text(json.dumps(report, indent=2) + "\n")
    print(json.dumps({"done": True, **report}), flush=True)


if __name__ == "__main__":
    main()
