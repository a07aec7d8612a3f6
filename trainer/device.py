"""Where a network lives and how precise its frozen weights are: the same code on CUDA, MPS and a processor."""

from __future__ import annotations

import torch


def place() -> str:
    """The best device there is."""
    if torch.cuda.is_available():
        # With cuDNN's attention some masked batches had no finite gradient on an H200; that it is the cause is not proved.
        torch.backends.cuda.enable_cudnn_sdp(False)
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def precision(full: bool = False) -> torch.dtype:
    """bfloat16 (twice as fast on processors that know it) unless full precision is asked for."""
    return torch.float32 if full else torch.bfloat16
