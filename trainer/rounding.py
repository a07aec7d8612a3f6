"""Activations as llama.cpp has them when it multiplies by a quantized matrix: 8-bit blocks with a scale each.

The weights the trainer reads are exactly the engine's; what differs is that the engine rounds the other factor. Where a
head is large, as one fitted on few rows is, that rounding moves probabilities by several hundredths.
"""

from __future__ import annotations

import torch

FULL = ("F32", "F16", "BF16")
LEVELS = 127


def rounded(x: torch.Tensor, kind: str | None) -> torch.Tensor:
    """What a matrix of this GGML type is multiplied by: K-quants round 256 values together, the others 32."""
    if kind is None or kind in FULL:
        return x
    size = 256 if kind.endswith("_K") else 32
    parts = x.float().unflatten(-1, (-1, size))
    scale = parts.abs().amax(-1, keepdim=True) / LEVELS
    levels = torch.where(scale > 0, parts / scale, 0.0).round()
    # Blocks of 32 keep their scale in half precision, those of 256 in full.
    kept = scale if size == 256 else scale.half().float()
    return (levels * kept).flatten(-2).to(x.dtype)
