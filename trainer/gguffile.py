"""What the trainer reads of a GGUF file: its fields, the network's shape, and its weights made dense.

The user's engine runs the quantized weights, so training sees exactly those, dequantized.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np
import torch

KEPT_IDS = "stepwise.kept_token_ids"


@dataclass(frozen=True)
class Shape:
    """The numbers that define the network, under the names GGUF gives them."""

    architecture: str
    blocks: int
    width: int
    heads: int
    kv_heads: int
    rope_base: float
    epsilon: float


def open_gguf(path: Path) -> gguf.GGUFReader:
    """A GGUF file; a ValueError names one that is none or is cut short."""
    try:
        return gguf.GGUFReader(path)
    except (ValueError, IndexError, KeyError) as error:
        raise ValueError(f"{path} is no whole GGUF file ({error})") from None


def field(reader: gguf.GGUFReader, key: str):
    """The value of a metadata field; a KeyError names the one that is missing."""
    found = reader.get_field(key)
    if found is None:
        raise KeyError(f"the GGUF file has no field {key}")
    return found.contents()


def read_shape(reader: gguf.GGUFReader) -> Shape:
    """The network's shape. Only architectures that differ in nothing else are taken."""
    arch = field(reader, "general.architecture")
    if arch not in ("qwen2", "llama"):
        raise ValueError(f"architecture {arch} is not one the trainer knows (qwen2, llama)")
    return Shape(
        architecture=arch,
        blocks=field(reader, f"{arch}.block_count"),
        width=field(reader, f"{arch}.embedding_length"),
        heads=field(reader, f"{arch}.attention.head_count"),
        kv_heads=field(reader, f"{arch}.attention.head_count_kv"),
        rope_base=field(reader, f"{arch}.rope.freq_base"),
        epsilon=field(reader, f"{arch}.attention.layer_norm_rms_epsilon"),
    )


def block_of(name: str) -> int:
    """The number of the block a tensor belongs to, -1 outside the blocks."""
    return int(name.split(".")[1]) if name.startswith("blk.") else -1


def _dense(job: tuple[np.ndarray, gguf.GGMLQuantizationType]) -> torch.Tensor:
    return torch.from_numpy(gguf.quants.dequantize(*job)).float()


def _half(job: tuple[np.ndarray, gguf.GGMLQuantizationType]) -> np.ndarray:
    return _dense(job).bfloat16().view(torch.int16).numpy()


def read_weights(reader: gguf.GGUFReader, workers: int = 1) -> dict[str, torch.Tensor]:
    """All tensors, dense, by GGUF name; matrices are [out, in]. With several workers they come as bfloat16."""
    jobs = [(np.array(tensor.data), tensor.tensor_type) for tensor in reader.tensors]
    names = [tensor.name for tensor in reader.tensors]
    if workers == 1:
        weights = dict(zip(names, map(_dense, jobs)))
    else:
        with ProcessPoolExecutor(workers) as pool:
            halves = pool.map(_half, jobs)
            weights = {name: torch.from_numpy(half).view(torch.bfloat16) for name, half in zip(names, halves)}
    return weights


def read_kinds(reader: gguf.GGUFReader) -> dict[str, str]:
    """The GGML type of every matrix by name; a file without an output matrix multiplies by the embeddings."""
    kinds = {tensor.name: tensor.tensor_type.name for tensor in reader.tensors}
    return {"output.weight": kinds["token_embd.weight"], **kinds}


def sha256(path: Path) -> str:
    """The file's sha256 as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
