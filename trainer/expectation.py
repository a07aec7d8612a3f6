"""How far a base expects the digits of a derivation's numbers, read as the engine reads them.

The text is the problem and the steps, one a line; the probability of a digit is that among the ten digits.
"""

from __future__ import annotations

import math
import re

import torch
import torch.nn.functional as F

from trainer.marked import Marked, Row
from trainer.network import Network
from trainer.scorer import mark_places, pad
from trainer.tokens import Vocabulary

NUMBER = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")
FLOOR = 1e-6


def digit_row(row: Row, vocabulary: Vocabulary, longest: int) -> Marked | None:
    """The row's sequence, marked before each digit of a step and labelled with it; None when it passes `longest` tokens."""
    values = {vocabulary.one(digit): int(digit) for digit in "0123456789"}
    start = vocabulary.encode(f"{row.problem.strip()}\n")
    pieces = [vocabulary.encode(f"{step.strip()}\n") for step in row.steps]
    if start is None or any(piece is None for piece in pieces):
        return None
    marked = Marked(row, [])
    marked.add(start, 0, 0, 0)
    for piece in pieces:
        first = len(marked.ids)
        marked.add(piece, first, 0, 0)
        for place, token in enumerate(piece, first):
            if token in values:
                marked.marks.append(place - 1)
                marked.labels.append(values[token])
    return marked if len(marked.ids) <= longest else None


@torch.no_grad()
def digit_logarithms(network: Network, vocabulary: Vocabulary, batch: list[Marked]) -> list[list[float]]:
    """For each row ln p of its digits, in order."""
    digits = torch.tensor([vocabulary.one(digit) for digit in "0123456789"])
    device = network.weights["output.weight"].device
    states = network(pad([row.ids for row in batch]).to(device))
    rows, columns = (places.to(device) for places in mark_places(batch))
    read = network.norm(states[rows, columns], "output_norm.weight").float()
    shares = F.log_softmax(F.linear(read, network.weights["output.weight"][digits.to(device)].float()), -1).cpu()
    labels = torch.tensor([label for row in batch for label in row.labels], dtype=torch.long)
    flat = shares.gather(1, labels[:, None])[:, 0].tolist()
    out, start = [], 0
    for row in batch:
        out.append(flat[start : start + len(row.marks)])
        start += len(row.marks)
    return out


def expectations(row: Row, logarithms: list[float]) -> list[dict | None]:
    """`surprise` and `least` of each step as the engine's evidence has them; None for a step without a number."""
    found: list[dict | None] = []
    left = iter(logarithms)
    for step in row.steps:
        text = step.strip()
        numbers = [number for number in NUMBER.findall(text)]
        owners = [number for number in numbers for character in number if character.isdigit()]
        own = [next(left) for _ in owners]
        if not own:
            found.append(None)
            continue
        least = min(range(len(own)), key=own.__getitem__)
        surprise = -sum(max(one, math.log(FLOOR)) for one in own)
        found.append({"surprise": round(surprise, 5), "least": {"probability": round(math.exp(own[least]), 6), "number": owners[least]}})
    return found
