"""Adapters as GGUF, as llama.cpp reads them (its lora scale is alpha / rank, the rank taken from each tensor)."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np
import torch

from trainer.gguffile import Shape
from trainer.network import Network


def half(values: torch.Tensor) -> np.ndarray:
    return values.detach().float().cpu().numpy().astype(np.float16)


def label_rows(head: torch.Tensor, labels: list[int], size: int, alpha: float) -> tuple[np.ndarray, np.ndarray]:
    """The two rows added to the output matrix as a rank-2 adapter: a holds the rows, b picks the labels."""
    spread = np.zeros((size, 2), np.float16)
    spread[labels, [0, 1]] = 2 / alpha
    return half(head), spread


def write_adapter(
    path: Path, network: Network, alpha: float, notes: dict[str, str], head: tuple[torch.Tensor, list[int], int] | None
) -> None:
    """Writes the adapter. `head` is (rows, full token ids of the two labels, size of the full vocabulary)."""
    tensors = {key: (adapter.a, adapter.b) for key, adapter in network.adapters.items()}
    write_adapter_tensors(path, network.shape, alpha, notes, tensors, head)


def write_adapter_tensors(
    path: Path,
    shape: Shape,
    alpha: float,
    notes: dict[str, str],
    tensors: dict[str, tuple[torch.Tensor, torch.Tensor]],
    head: tuple[torch.Tensor, list[int], int] | None = None,
) -> None:
    """Writes both factors of each adapted matrix, named as `3_attn_q`."""
    writer = gguf.GGUFWriter(path, shape.architecture)
    writer.add_string("general.type", "adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", alpha)
    for key, value in notes.items():
        writer.add_string(key, value)
    for key, (first, second) in tensors.items():
        block, name = key.split("_", 1)
        writer.add_tensor(f"blk.{block}.{name}.weight.lora_a", half(first))
        writer.add_tensor(f"blk.{block}.{name}.weight.lora_b", half(second))
    if head is not None:
        a, b = label_rows(*head, alpha)
        writer.add_tensor("output.weight.lora_a", a)
        writer.add_tensor("output.weight.lora_b", b)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
