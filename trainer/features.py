"""States at the marks after several blocks, for probes: one pass of the frozen base, nothing trained.

    python -m trainer.features --base MODEL.gguf --rows ROWS.jsonl --blocks 10 12 14 --out STATES.npz

Goes on after a kill: every `--part` rows are written as a file of their own beside OUT.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

from trainer.base import Base, load_base
from trainer.marked import Format, Marked, mark_row, read_rows
from trainer.network import Network
from trainer.scorer import mark_places, padded


@torch.no_grad()
def states_of(network: Network, row: Marked, blocks: list[int]) -> np.ndarray:
    """[marks, blocks, width]: the states after each named block, under the output norm as a cut model has them."""
    rows, columns = mark_places([row])
    found: dict[int, torch.Tensor] = {}

    def keep(block: int, states: torch.Tensor) -> None:
        if block in blocks:
            found[block] = network.norm(states[rows, columns], "output_norm.weight").float()

    network(*padded([row]), keep)
    return torch.stack([found[block] for block in blocks], 1).numpy().astype(np.float16)


def write_part(path: Path, base: Base, network: Network, rows: list, blocks: list[int], longest: int) -> int:
    """States, labels and owners of a run of rows; gives the tokens read."""
    states, labels, owners, sources, tokens = [], [], [], [], 0
    for row in rows:
        marked = mark_row(row, base.vocabulary, Format(), longest)
        if marked is None:
            continue
        states.append(states_of(network, marked, blocks))
        labels += marked.labels
        owners += [row.id] * len(marked.marks)
        sources += [row.source] * len(marked.marks)
        tokens += len(marked.ids)
    np.savez(path, states=np.concatenate(states), labels=np.array(labels), owners=np.array(owners), sources=np.array(sources))
    return tokens


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--blocks", type=int, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True, help="a folder of parts")
    parser.add_argument("--part", type=int, default=20)
    parser.add_argument("--longest", type=int, default=1024)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    base = load_base(options.base, options.cache)
    network = base.network("cpu", torch.float32, max(options.blocks))
    options.out.mkdir(parents=True, exist_ok=True)
    rows, started = list(read_rows(options.rows)), time.time()
    for start in range(0, len(rows), options.part):
        path = options.out / f"{start:06d}.npz"
        if not path.exists():
            tokens = write_part(path, base, network, rows[start : start + options.part], options.blocks, options.longest)
            print(json.dumps({"row": start, "of": len(rows), "tokens": tokens, "seconds": round(time.time() - started)}), flush=True)


if __name__ == "__main__":
    main()
