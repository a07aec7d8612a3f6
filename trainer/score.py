"""Scores rows with a finished adapter in torch: to compare with the engine's own readings, or faster on many rows.

    python -m trainer.score --base MODEL.gguf --adapter ADAPTER.gguf --blocks N --rows ROWS.jsonl --out SCORES.jsonl

Writes `id`, `scorer` and `logits`: mark by mark, the positive logit less the negative one, as `stepwise evidence learned`
does; with `--numbers` also `numbers`: how far the whole base expects those of each step. Goes on after a kill. With `--labelled` the steps after the first error are left out, for no measure looks at them.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import gguf
import numpy as np
import torch
from torch import nn

from trainer.base import load_base
from trainer.device import place, precision
from trainer.expectation import digit_logarithms, digit_row, expectations
from trainer.gguffile import block_of, field, open_gguf, read_kinds
from trainer.marked import Format, Marked, Row, length_batches, mark_row, read_rows
from trainer.network import Adapter, Network
from trainer.scorer import Scorer
from trainer.tokens import Vocabulary


def tensor_of(found: gguf.ReaderTensor) -> torch.Tensor:
    return torch.from_numpy(np.array(found.data)).float()


def read_adapter(path: Path) -> tuple[dict[str, tuple[torch.Tensor, torch.Tensor]], float]:
    """Both factors of each matrix a GGUF adapter changes, by GGUF's name of the matrix, and alpha."""
    reader = open_gguf(path)
    tensors = {tensor.name: tensor_of(tensor) for tensor in reader.tensors}
    names = [name.removesuffix(".lora_a") for name in tensors if name.endswith(".lora_a")]
    return {name: (tensors[f"{name}.lora_a"], tensors[f"{name}.lora_b"]) for name in names}, field(reader, "adapter.lora.alpha")


def adapter_blocks(path: Path) -> int:
    """After how many blocks an adapter is read, 0 for all: what it says, else where a scorer's changes end."""
    reader = open_gguf(path)
    if reader.get_field("stepwise.blocks") is not None:
        return int(field(reader, "stepwise.blocks"))
    known = reader.get_field("stepwise.labels") is not None
    return max(block_of(tensor.name) for tensor in reader.tensors) + 1 if known else 0


def lay_over(network: Network, scorer: Scorer | None, path: Path, vocabulary: Vocabulary | None = None) -> None:
    """Puts a GGUF adapter on the network and its label rows on the scorer. `vocabulary`: of a base that was cut."""
    device = network.weights["token_embd.weight"].device
    tensors, alpha = read_adapter(path)
    for name, (a, b) in tensors.items():
        a, b = a.to(device), b.to(device)
        if name.startswith("output."):
            if scorer is not None:
                labels = scorer.labels if vocabulary is None else torch.from_numpy(vocabulary.kept)[scorer.labels]
                scorer.head = nn.Parameter(b[labels.to(device)] @ a * (alpha / a.shape[0]))
            continue
        _, block, matrix = name.split(".")[:3]
        adapter = Adapter(a.shape[1], b.shape[0], a.shape[0], alpha, str(device))
        adapter.a, adapter.b = nn.Parameter(a), nn.Parameter(b)
        network.adapters[f"{block}_{matrix}"] = adapter


def labelled(row: Row) -> Row:
    """The row without what comes after its first wrong step."""
    end = row.labels.index(0) + 1 if 0 in row.labels else len(row.steps)
    return replace(row, steps=row.steps[:end], labels=row.labels[:end])


def done_before(path: Path) -> set[str]:
    """Ids of the whole lines of an earlier run; a line cut short by a kill is taken away."""
    if not path.exists():
        return set()
    text = path.read_text()
    whole = text[: text.rfind("\n") + 1]
    path.write_text(whole)
    return {json.loads(line)["id"] for line in whole.splitlines()}


def numbers_of(whole: Network, vocabulary: Vocabulary, batch: list[Marked], longest: int) -> dict[str, dict]:
    """By id, the `numbers` of the rows that fit."""
    found = [row for marked in batch if (row := digit_row(marked.row, vocabulary, longest)) is not None]
    read = digit_logarithms(whole, vocabulary, found) if found else []
    return {row.row.id: {"numbers": expectations(row.row, logarithms)} for row, logarithms in zip(found, read)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--adapter", type=Path, help="without it the base alone is read")
    parser.add_argument("--blocks", type=int, default=0, help="read the first N blocks (0: as many as the adapter says, else all)")
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--longest", type=int, default=4096)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tokens", type=int, default=2048, help="padded tokens read at once")
    parser.add_argument("--half", action="store_true", help="bfloat16: faster, and off by a few thousandths; always on a GPU")
    parser.add_argument("--engine", action="store_true", help="round activations as the engine does")
    parser.add_argument("--labelled", action="store_true", help="end each row after its first wrong step")
    parser.add_argument("--numbers", action="store_true", help="also how far the whole base, without the adapter, expects numbers")
    parser.add_argument("--shard", type=int, nargs=2, default=(0, 1), metavar=("I", "N"), help="every Nth row from the Ith on")
    parser.add_argument("--scorer", default="", help="catalogue id, written beside the logits")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    base, form = load_base(options.base, options.cache), Format()
    blocks = options.blocks or (0 if options.adapter is None else adapter_blocks(options.adapter))
    network = base.network(place(), precision(not options.half and place() == "cpu"), blocks)
    scorer = Scorer(network, base.vocabulary.one(form.positive), base.vocabulary.one(form.negative))
    if options.adapter is not None:
        lay_over(network, scorer, options.adapter, base.vocabulary)
    if options.engine:
        network.kinds = read_kinds(open_gguf(options.base))
    known, (first, step) = done_before(options.out), options.shard
    wanted = [row for row in list(read_rows(options.rows))[first::step] if row.id not in known]
    cut = [labelled(row) if options.labelled else row for row in wanted]
    marked = [found for row in cut if (found := mark_row(row, base.vocabulary, form, options.longest)) is not None]
    whole = base.network(place(), precision(not options.half and place() == "cpu"), 0) if options.numbers else None
    with options.out.open("a") as file:
        for batch in length_batches(marked, options.tokens, list(range(len(marked)))):
            read = {} if whole is None else numbers_of(whole, base.vocabulary, batch, options.longest)
            for row, differences in zip(batch, scorer.differences(batch)):
                logits = [round(value, 5) for value in differences]
                file.write(json.dumps({"id": row.row.id, "scorer": options.scorer, "logits": logits, **read.get(row.row.id, {})}) + "\n")
            file.flush()


if __name__ == "__main__":
    main()
