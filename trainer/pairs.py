"""Prompts with the text that should follow: read from rows, batched by length, and the loss on what should follow."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F

from trainer.base import Base
from trainer.marked import length_batches
from trainer.network import Network

ENDS = {"qwen2": "<|im_end|>", "llama": "<|im_end|>"}


@dataclass(frozen=True)
class Pair:
    """Token ids of a prompt and of what should follow it, its end included."""

    prompt: list[int]
    answer: list[int]

    @property
    def ids(self) -> list[int]:
        return self.prompt + self.answer


def turn(role: str, text: str) -> str:
    return f"<|im_start|>{role}\n{text}<|im_end|>\n"


def chat(form: dict, problem: str, examples: bool) -> str:
    """The prompt as the engine lays it out for a chat."""
    shown = form["examples"] if examples else []
    asked = [(form["question"].replace("{problem}", item["problem"]), item["solution"]) for item in shown]
    worked = "".join(turn("user", question) + turn("assistant", solution) for question, solution in asked)
    last = turn("user", form["question"].replace("{problem}", problem.strip()))
    return turn("system", form["system"]) + worked + last + "<|im_start|>assistant\n"


def conversation(messages: list[dict]) -> tuple[str, str]:
    """An open-domain conversation: all turns but the last, and the last, which is the assistant's."""
    if not messages or messages[-1]["role"] != "assistant":
        raise ValueError("the last turn of a conversation is not the assistant's")
    before = "".join(turn(item["role"], item["content"]) for item in messages[:-1])
    return before + "<|im_start|>assistant\n", messages[-1]["content"]


def read_rows(path: Path) -> Iterator[dict]:
    """Rows of a JSONL file; a ValueError names the line that is none."""
    with path.open() as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                if "messages" not in row and not (row["problem"] and row["solution"]):
                    raise ValueError("problem or solution is empty")
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{path}, line {number}: no row to train on ({error!r})") from None
            yield row


def read_problems(path: Path) -> list[dict]:
    """Problems of a JSONL file; a ValueError names the line that is none."""
    found = []
    for number, line in enumerate(path.open(newline="\n"), 1):
        try:
            row = json.loads(line)
            if not row["problem"].strip():
                raise ValueError("problem is empty")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{path}, line {number}: no problem ({error!r})") from None
        found.append(row)
    return found


def texts_of(row: dict, form: dict) -> tuple[str, str]:
    """The prompt and the text that should follow: a conversation, or a problem in the format's own layout."""
    return conversation(row["messages"]) if "messages" in row else (chat(form, row["problem"], False), row["solution"])


def pairs(base: Base, form: dict, rows: list[dict], longest: int) -> list[Pair]:
    """The rows that fit, as token ids."""
    end = base.vocabulary.one(ENDS[base.shape.architecture])
    found = []
    for prompt, answer in (texts_of(row, form) for row in rows):
        before, after = base.vocabulary.encode(prompt, special=True), base.vocabulary.encode(answer)
        if before is not None and after is not None and len(before) + len(after) < longest:
            found.append(Pair(before, [*after, end]))
    return found


def plan(rows: list[Pair], tokens: int, epochs: int, seed: int) -> list[list[Pair]]:
    """The batches of all epochs in a seeded order, each of rows of like length and at most `tokens` padded tokens."""
    shuffle = random.Random(seed)
    batches: list[list[Pair]] = []
    for _ in range(epochs):
        epoch = length_batches(rows, tokens, shuffle.sample(range(len(rows)), len(rows)))
        shuffle.shuffle(epoch)
        batches += epoch
    return batches


def padded(batch: list[Pair]) -> tuple[torch.Tensor, torch.Tensor]:
    """Ids [rows, longest] and the id wanted after each, -100 where none is: in the prompt and in the padding."""
    longest = max(len(pair.ids) for pair in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    wanted = torch.full((len(batch), longest), -100)
    for place, pair in enumerate(batch):
        end = len(pair.ids)
        ids[place, :end] = torch.tensor(pair.ids)
        wanted[place, len(pair.prompt) - 1 : end - 1] = torch.tensor(pair.answer)
    return ids, wanted


def pair_loss(network: Network, batch: list[Pair]) -> torch.Tensor:
    """Mean cross entropy of the answers' tokens."""
    return summed_loss(network, batch) / sum(len(pair.answer) for pair in batch)


def summed_loss(network: Network, batch: list[Pair]) -> torch.Tensor:
    """Summed cross entropy of the answers' tokens; logits are made for those alone."""
    device = network.weights["token_embd.weight"].device
    ids, wanted = (tensor.to(device) for tensor in padded(batch))
    states = network(ids)
    chosen = wanted >= 0
    logits = F.linear(network.norm(states[chosen], "output_norm.weight"), network.weights["output.weight"])
    return F.cross_entropy(logits.float(), wanted[chosen], reduction="sum")


@torch.no_grad()
def mean_loss(network: Network, rows: list[Pair], tokens: int) -> float:
    """The loss per token over rows that are not trained on."""
    batches = plan(rows, tokens, 1, 0)
    sizes = [sum(len(pair.answer) for pair in batch) for batch in batches]
    losses = [pair_loss(network, batch).item() for batch in batches]
    return sum(loss * size for loss, size in zip(losses, sizes)) / max(1, sum(sizes))
