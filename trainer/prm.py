"""Trains a process reward model: rows of steps in, an adapter for a GGUF base out.

    python -m trainer.prm --base MODEL.gguf --rows ROWS.jsonl... --out DIR

Runs on a processor or on one GPU; started again on the same DIR it goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch

from trainer.base import Base, load_base
from trainer.device import place, precision
from trainer.export import write_adapter
from trainer.gguffile import sha256
from trainer.marked import Format, Marked, Row, length_batches, mark_row, read_rows
from trainer.scorer import Scorer
from trainer.training import Schedule, restore, train

HEAD_PACE = 0.02


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="keep the dense weights here; GGUF reads slowly")
    parser.add_argument("--rows", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--blocks", type=int, default=0, help="use the first N blocks only (0: all)")
    parser.add_argument("--first-block", type=int, default=0, help="put adapters on the blocks from here on")
    parser.add_argument("--head", type=Path, help="start from a probe's label rows (head.pt)")
    parser.add_argument("--start", type=Path, help="checkpoint.pt of adapters of the same shape to go on from with other rows")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--tokens", type=int, default=2048, help="padded tokens in one step")
    parser.add_argument("--longest", type=int, default=1024, help="tokens of one derivation")
    parser.add_argument("--negative-weight", type=float, default=1.0)
    parser.add_argument("--limit", type=int, default=0, help="train on this many rows only (0: all)")
    parser.add_argument("--minutes", type=float, default=0, help="end training by then, the rate decaying with time")
    parser.add_argument("--save-every", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--recompute", action="store_true", help="trade time for memory")
    parser.add_argument("--half", action="store_true", help="bfloat16 on a processor too")
    return parser.parse_args()


def build_scorer(base: Base, options: argparse.Namespace, form: Format) -> Scorer:
    """A scorer on the best device there is: bfloat16 on a GPU, full precision on a processor unless `--half`."""
    network = base.network(place(), precision(not options.half and place() == "cpu"), options.blocks)
    network.adapt(options.rank, options.rank, options.first_block)
    network.recompute = options.recompute
    scorer = Scorer(network, base.vocabulary.one(form.positive), base.vocabulary.one(form.negative))
    if options.head is not None:
        with torch.no_grad():
            scorer.head.copy_(torch.load(options.head, weights_only=True))
    if options.start is not None:
        restore(options.start, scorer.trained(), None)
    return scorer


def marked_rows(rows: list[Row], base: Base, form: Format, longest: int) -> list[Marked]:
    found = (mark_row(row, base.vocabulary, form, longest) for row in rows)
    return [marked for marked in found if marked is not None]


def plan(rows: list[Marked], options: argparse.Namespace) -> list[list[Marked]]:
    """The batches of all epochs in a seeded order."""
    shuffle = random.Random(options.seed)
    batches: list[list[Marked]] = []
    for _ in range(options.epochs):
        order = shuffle.sample(range(len(rows)), len(rows))
        epoch = length_batches(rows, options.tokens, order)
        shuffle.shuffle(epoch)
        batches += epoch
    return batches


def write_results(scorer: Scorer, base: Base, options: argparse.Namespace, form: Format, report: dict) -> None:
    """The adapter with the ids of the whole vocabulary, and the manifest that says how it came to be."""
    labels = base.vocabulary.kept[scorer.labels.numpy()].tolist()
    notes = {"general.name": options.out.name, "stepwise.blocks": str(scorer.network.blocks)}
    notes |= {"stepwise.mark": form.mark, "stepwise.labels": form.positive + form.negative}
    head = None if scorer.network.tied else (scorer.head, labels, base.vocabulary.size)
    write_adapter(options.out / "adapter.gguf", scorer.network, options.rank, notes, head)
    report["adapter"] = sha256(options.out / "adapter.gguf")
    (options.out / "manifest.json").write_text(json.dumps(report, indent=2) + "\n")


def main() -> None:
    options = arguments()
    started, form = time.time(), Format()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    base = load_base(options.base, options.cache)
    scorer = build_scorer(base, options, form)
    rows = [row for file in options.rows for row in read_rows(file)]
    random.Random(options.seed).shuffle(rows)
    marked = marked_rows(rows[: options.limit or None], base, form, options.longest)
    batches = plan(marked, options)
    print(json.dumps({"rows": len(marked), "steps": len(batches), "prepared": round(time.time() - started)}), flush=True)
    schedule = Schedule(options.rate, min(50, 1 + len(batches) // 10), options.save_every, 60 * options.minutes)
    train(
        batches,
        lambda batch: scorer.loss(batch, options.negative_weight),
        scorer.trained(),
        schedule,
        options.out / "checkpoint.pt",
        lambda line: print(line, flush=True),
        # The states it reads are large: at the adapters' rate one step would turn every logit over.
        lambda parameter: HEAD_PACE if parameter is scorer.head else 1.0,
    )
    report = {
        "blocks": scorer.network.blocks,
        "base": sha256(options.base) if options.base.exists() else None,
        "rows": {file.name: sha256(file) for file in options.rows},
        "labels": sum(label >= 0 for row in marked for label in row.labels),
        "tokens": sum(len(row.ids) for batch in batches for row in batch),
        "options": {name: str(value) for name, value in vars(options).items()},
        "seconds": round(time.time() - started),
    }
    write_results(scorer, base, options, form, report)


if __name__ == "__main__":
    main()
