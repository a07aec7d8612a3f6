"""Scores rows with a finished adapter in torch, to compare with the engine's own readings.

    python -m trainer.score --base MODEL.gguf --adapter ADAPTER.gguf --blocks N --rows ROWS.jsonl --out SCORES.jsonl

Writes `id` and, mark by mark, the positive logit less the negative one.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import gguf
import numpy as np
import torch
from torch import nn

from trainer.base import load_base
from trainer.gguffile import field
from trainer.marked import Format, length_batches, mark_row, read_rows
from trainer.network import Adapter, Network
from trainer.scorer import Scorer


def tensor_of(found: gguf.ReaderTensor) -> torch.Tensor:
    return torch.from_numpy(np.array(found.data)).float()


def lay_over(network: Network, scorer: Scorer, path: Path) -> None:
    """Puts a GGUF adapter on the network and its label rows on the scorer."""
    reader = gguf.GGUFReader(path)
    tensors = {tensor.name: tensor_of(tensor) for tensor in reader.tensors}
    alpha = field(reader, "adapter.lora.alpha")
    for name, a in tensors.items():
        if not name.endswith(".lora_a"):
            continue
        b = tensors[name.removesuffix("a") + "b"]
        if name.startswith("output."):
            rows = b[scorer.labels] @ a * (alpha / a.shape[0])
            scorer.head = nn.Parameter(rows)
            continue
        _, block, matrix = name.split(".")[:3]
        adapter = Adapter(a.shape[1], b.shape[0], a.shape[0], alpha, "cpu")
        adapter.a, adapter.b = nn.Parameter(a), nn.Parameter(b)
        network.adapters[f"{block}_{matrix}"] = adapter


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--adapter", type=Path, help="without it the base alone is read")
    parser.add_argument("--blocks", type=int, default=0)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--longest", type=int, default=4096)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    base, form = load_base(options.base, options.cache), Format()
    network = base.network("cpu", torch.float32, options.blocks)
    scorer = Scorer(network, base.vocabulary.one(form.positive), base.vocabulary.one(form.negative))
    if options.adapter is not None:
        lay_over(network, scorer, options.adapter)
    marked = [mark_row(row, base.vocabulary, form, options.longest) for row in read_rows(options.rows)]
    known = [row for row in marked if row is not None]
    with options.out.open("w") as file:
        for batch in length_batches(known, 2048, list(range(len(known)))):
            for row, differences in zip(batch, scorer.differences(batch)):
                file.write(json.dumps({"id": row.row.id, "logits": differences}) + "\n")


if __name__ == "__main__":
    main()
