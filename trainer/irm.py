"""Trains an instruction reward model: pairs of a better and a worse problem in, an adapter for a GGUF base out.

    python -m trainer.irm --base MODEL.gguf --pairs PAIRS.jsonl --held HELD.jsonl --question TEXT --out DIR

The reward of a problem is the logit of ` +` less that of ` -` at the mark after it, the loss of a pair
-log sigmoid(reward of the better - reward of the worse - margin). Goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from trainer.base import Base, load_base
from trainer.device import place, precision
from trainer.export import write_adapter
from trainer.gguffile import sha256
from trainer.marked import Format, Marked, Row, mark_row
from trainer.scorer import Scorer
from trainer.training import Schedule, train

Pair = tuple[Marked, Marked, float]


def marked(base: Base, question: str, problem: str, longest: int) -> Marked | None:
    return mark_row(Row(question, [problem], [None]), base.vocabulary, Format(), longest)


def read_pairs(base: Base, path: Path, question: str, longest: int) -> list[tuple[str, Pair]]:
    """The pairs of a file that fit, with their ids; a ValueError names a line that is none."""
    found = []
    for number, line in enumerate(path.open(newline="\n"), 1):
        try:
            row = json.loads(line)
            texts = row["chosen"], row["rejected"]
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path}, line {number}: no pair ({error!r})") from None
        better, worse = (marked(base, question, text, longest) for text in texts)
        if better is not None and worse is not None:
            found.append((row["id"], (better, worse, float(row.get("margin", 0)))))
    return found


def margins(scorer: Scorer, batch: list[Pair]) -> torch.Tensor:
    """Reward of the better less that of the worse, pair by pair."""
    logits = scorer([row for better, worse, _ in batch for row in (better, worse)])
    rewards = (logits[:, 1] - logits[:, 0]).view(-1, 2)
    return rewards[:, 0] - rewards[:, 1]


def pair_loss(scorer: Scorer, batch: list[Pair], weight: float) -> torch.Tensor:
    wanted = torch.tensor([margin for _, _, margin in batch], device=scorer.head.device) * weight
    return -F.logsigmoid(margins(scorer, batch) - wanted).mean()


def plan(pairs: list[Pair], size: int, epochs: int, seed: int) -> list[list[Pair]]:
    shuffle = random.Random(seed)
    batches: list[list[Pair]] = []
    for _ in range(epochs):
        order = shuffle.sample(pairs, len(pairs))
        batches += [order[start : start + size] for start in range(0, len(order), size)]
    return batches


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--held", type=Path, required=True)
    parser.add_argument("--question", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rank", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--margin", type=float, default=0.5, help="how much of a pair's margin is asked for")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--longest", type=int, default=512)
    parser.add_argument("--save-every", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0)
    return parser.parse_args()


def main() -> None:
    options = arguments()
    started, form = time.time(), Format()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    base = load_base(options.base, options.cache)
    network = base.network(place(), precision())
    network.adapt(options.rank, options.rank)
    scorer = Scorer(network, base.vocabulary.one(form.positive), base.vocabulary.one(form.negative))
    pairs = [pair for _, pair in read_pairs(base, options.pairs, options.question, options.longest)]
    held = read_pairs(base, options.held, options.question, options.longest)
    batches = plan(pairs, options.batch, options.epochs, options.seed)
    schedule = Schedule(options.rate, min(10, 1 + len(batches) // 10), options.save_every)
    say = lambda line: print(line, flush=True)
    train(batches, lambda batch: pair_loss(scorer, batch, options.margin), scorer.trained(), schedule, options.out / "checkpoint.pt", say)
    with torch.no_grad(), (options.out / "held-scores.jsonl").open("w") as file:
        for name, pair in held:
            file.write(json.dumps({"id": name, "margin": margins(scorer, [pair]).item()}) + "\n")
    labels = base.vocabulary.kept[scorer.labels.numpy()].tolist()
    head = None if network.tied else (scorer.head, labels, base.vocabulary.size)
    write_adapter(options.out / "adapter.gguf", network, options.rank, {"general.name": options.out.name, "stepwise.question": options.question}, head)
    report = {"pairs": len(pairs), "held": len(held), "adapter": sha256(options.out / "adapter.gguf"), "seconds": round(time.time() - started)}
    (options.out / "manifest.json").write_text(json.dumps(report, indent=2) + "\n")


if __name__ == "__main__":
    main()
