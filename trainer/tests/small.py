"""A network small enough to test with, and a vocabulary of single characters."""

from __future__ import annotations

import torch

from trainer.gguffile import Shape
from trainer.network import Network

MATRICES = {
    "attn_q": (64, 64),
    "attn_k": (32, 64),
    "attn_v": (32, 64),
    "attn_output": (64, 64),
    "ffn_gate": (96, 64),
    "ffn_up": (96, 64),
    "ffn_down": (64, 96),
}


def small_network(architecture: str = "qwen2") -> Network:
    """Two blocks of random weights, the same each time."""
    torch.manual_seed(0)
    weights = {name: torch.randn(50, 64) * 0.3 for name in ("token_embd.weight", "output.weight")}
    weights["output_norm.weight"] = torch.ones(64)
    for block in range(2):
        for name, size in MATRICES.items():
            weights[f"blk.{block}.{name}.weight"] = torch.randn(*size) / 8
        for name in ("attn_norm", "ffn_norm"):
            weights[f"blk.{block}.{name}.weight"] = torch.ones(64)
    return Network(Shape(architecture, 2, 64, 4, 2, 1e4, 1e-6), weights, 2)


class Letters:
    """Each character is a token."""

    def encode(self, text: str, special: bool = False) -> list[int]:
        return [ord(letter) % 50 for letter in text]

    def decode(self, ids: list[int]) -> str:
        return "".join(chr(48 + token) for token in ids)

    def one(self, text: str) -> int:
        return 7 if text.endswith("end|>") else 8
