"""A base model ready to train on: shape, vocabulary and dense weights, kept in a cache because GGUF reads slowly."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from trainer.gguffile import Shape, block_of, open_gguf, read_shape, read_weights
from trainer.network import Network
from trainer.tokens import Vocabulary, read_vocabulary


@dataclass
class Base:
    """A model as read from its file. `weights` lie on the CPU until a network is built of them."""

    shape: Shape
    vocabulary: Vocabulary
    weights: dict[str, torch.Tensor]

    def network(self, device: str, dtype: torch.dtype, blocks: int = 0) -> Network:
        """A frozen network of the first `blocks` blocks (all when 0). A ValueError when there are fewer."""
        blocks = blocks or self.shape.blocks
        if blocks > self.shape.blocks:
            raise ValueError(f"the base has {self.shape.blocks} blocks, not {blocks}")
        needed = {name: tensor for name, tensor in self.weights.items() if block_of(name) < blocks}
        moved = {name: tensor.to(device, dtype) for name, tensor in needed.items()}
        return Network(self.shape, moved, blocks)


def load_base(path: Path, cache: Path | None = None, workers: int = 1) -> Base:
    """Reads a GGUF model, or its dense copy when `cache` already holds one."""
    if cache is not None and cache.exists():
        stored = torch.load(cache, weights_only=False, mmap=True)
        plain, special = (Tokenizer.from_str(text) for text in stored["tokenizers"])
        return Base(stored["shape"], Vocabulary(plain, special, stored["kept"], stored["size"]), stored["weights"])
    reader = open_gguf(path)
    base = Base(read_shape(reader), read_vocabulary(reader), read_weights(reader, workers))
    if cache is not None:
        store(base, cache)
    return base


def store(base: Base, cache: Path) -> None:
    """Writes the dense copy; a broken write leaves no file under its final name."""
    vocabulary = base.vocabulary
    kept = {
        "shape": base.shape,
        "weights": base.weights,
        "tokenizers": (vocabulary.plain.to_str(), vocabulary.special.to_str()),
        "kept": vocabulary.kept,
        "size": vocabulary.size,
    }
    partial = cache.with_suffix(".part")
    torch.save(kept, partial)
    os.replace(partial, cache)
