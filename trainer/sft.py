"""Supervised fine-tuning of a solver: rows of problems with solutions in, a LoRA adapter for its GGUF base out.

    python -m trainer.sft --base MODEL.gguf --prompt FORMAT.json --rows ROWS.jsonl... --out DIR

Rows hold `problem` and `solution`, laid out by the format without its worked examples, or `messages`. Runs on a
processor or on one GPU; started again on the same DIR it goes on from its last checkpoint.
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
from trainer.network import Network
from trainer.pairs import Pair, mean_loss, pair_loss, pairs, plan, read_rows
from trainer.training import Schedule, restore, train


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="keep the dense weights here; GGUF reads slowly")
    parser.add_argument("--prompt", type=Path, required=True)
    parser.add_argument("--rows", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="checkpoint.pt of an adapter of the same shape to start from")
    parser.add_argument("--first-block", type=int, default=0, help="put adapters on the blocks from here on")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--tokens", type=int, default=2048, help="padded tokens in one step")
    parser.add_argument("--longest", type=int, default=768, help="tokens of one row; longer ones are left out")
    parser.add_argument("--held-out", type=int, default=0, help="rows kept apart, whose loss is told")
    parser.add_argument("--limit", type=int, default=0, help="train on this many rows only (0: all)")
    parser.add_argument("--minutes", type=float, default=0, help="end training by then, the rate decaying with time")
    parser.add_argument("--save-every", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--full-precision", action="store_true", help="float32 weights")
    parser.add_argument("--recompute", action="store_true", help="trade time for memory")
    return parser.parse_args()


def build(base: Base, options: argparse.Namespace) -> Network:
    """The frozen base with fresh adapters; the same seed gives the same ones."""
    torch.manual_seed(options.seed)
    network = base.network(place(), precision(options.full_precision))
    network.adapt(options.rank, options.rank, options.first_block)
    network.recompute = options.recompute
    if options.start is not None:
        restore(options.start, list(network.adapters.parameters()), None)
    return network


def read_all(base: Base, options: argparse.Namespace) -> tuple[list[Pair], list[Pair]]:
    """Rows to train on and rows held out, in a seeded order."""
    form = json.loads(options.prompt.read_text())
    rows = [row for file in options.rows for row in read_rows(file)]
    random.Random(options.seed).shuffle(rows)
    found = pairs(base, form, rows[: options.limit + options.held_out if options.limit else None], options.longest)
    return found[options.held_out :], found[: options.held_out]


def manifest(options: argparse.Namespace, rows: list[Pair], batches: list[list[Pair]], more: dict) -> dict:
    """What was made of what."""
    return {
        "base": sha256(options.base) if options.base.exists() else None,
        "rows": {file.name: sha256(file) for file in options.rows},
        "count": len(rows),
        "tokens": sum(len(pair.ids) for batch in batches for pair in batch),
        "adapter": sha256(options.out / "adapter.gguf"),
        "options": {name: str(value) for name, value in vars(options).items()},
        **more,
    }


def say(line: str) -> None:
    print(line, flush=True)


def main() -> None:
    options = arguments()
    started = time.time()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.threads:
        torch.set_num_threads(options.threads)
    base = load_base(options.base, options.cache)
    network = build(base, options)
    rows, held = read_all(base, options)
    if not rows:
        raise SystemExit("There is no row to train on.")
    batches = plan(rows, options.tokens, options.epochs, options.seed)
    say(json.dumps({"rows": len(rows), "steps": len(batches), "prepared": round(time.time() - started)}))
    before = mean_loss(network, held, options.tokens) if held else None
    schedule = Schedule(options.rate, min(20, 1 + len(batches) // 10), options.save_every, 60 * options.minutes)
    parameters = list(network.adapters.parameters())
    train(batches, lambda batch: pair_loss(network, batch), parameters, schedule, options.out / "checkpoint.pt", say)
    after = mean_loss(network, held, options.tokens) if held else None
    write_adapter(options.out / "adapter.gguf", network, options.rank, {"general.name": options.out.name}, None)
    more = {"heldOutLoss": {"before": before, "after": after}, "seconds": round(time.time() - started)}
    report = manifest(options, rows, batches, more)
    (options.out / "manifest.json").write_text(json.dumps(report, indent=2) + "\n")
    say(json.dumps({"heldOut": after, "done": True}))


if __name__ == "__main__":
    main()
