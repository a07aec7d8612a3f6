"""The decoder network of the qwen2 and llama architectures, with low-rank adapters on its matrices.

Rotary positions are applied as llama.cpp does for each architecture, so that weights and adapters keep GGUF's layout.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.checkpoint import checkpoint

from trainer.gguffile import Shape
from trainer.rounding import rounded

ADAPTED = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")


class Adapter(nn.Module):
    """y += (x A^T) B^T * alpha / rank. B starts at zero, so an untrained adapter changes nothing."""

    def __init__(self, inputs: int, outputs: int, rank: int, alpha: float, device: str) -> None:
        super().__init__()
        self.a = nn.Parameter(torch.empty(rank, inputs, device=device))
        self.b = nn.Parameter(torch.zeros(outputs, rank, device=device))
        self.scale = alpha / rank
        nn.init.normal_(self.a, std=1 / math.sqrt(inputs))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.linear(F.linear(x, self.a.to(x.dtype)), self.b.to(x.dtype)) * self.scale


def rope_tables(shape: Shape, positions: torch.Tensor, dtype: torch.dtype) -> tuple[torch.Tensor, torch.Tensor]:
    """Cosines and sines for positions [..., T], each [..., 1, T, head/2]."""
    half = shape.width // shape.heads // 2
    rates = shape.rope_base ** (-torch.arange(half, device=positions.device, dtype=torch.float32) / half)
    angles = positions.unsqueeze(-1).float() * rates
    return angles.cos().to(dtype).unsqueeze(-3), angles.sin().to(dtype).unsqueeze(-3)


def rotate(x: torch.Tensor, tables: tuple[torch.Tensor, torch.Tensor], interleaved: bool) -> torch.Tensor:
    """Rotary positions on [B, heads, T, head]: halves for qwen2, neighbouring pairs for llama."""
    cos, sin = tables
    first, second = (x[..., 0::2], x[..., 1::2]) if interleaved else x.chunk(2, -1)
    turned = first * cos - second * sin, second * cos + first * sin
    return torch.stack(turned, -1).flatten(-2) if interleaved else torch.cat(turned, -1)


class Network(nn.Module):
    """
    Hidden states of token ids through the first `blocks` blocks. The base's weights are frozen. `tied`: the file has no
    output matrix of its own, so none can be laid over it.
    """

    def __init__(self, shape: Shape, weights: dict[str, torch.Tensor], blocks: int) -> None:
        super().__init__()
        self.shape = shape
        self.tied = "output.weight" not in weights
        self.weights = {"output.weight": weights["token_embd.weight"], **weights}
        self.blocks = blocks
        self.adapters = nn.ModuleDict()
        self.recompute = False
        # GGML types by name of matrix: when given, activations are rounded as the engine rounds them.
        self.kinds: dict[str, str] = {}

    def adapt(self, rank: int, alpha: float, first_block: int = 0) -> None:
        """Puts an adapter on every matrix from `first_block` on."""
        for block in range(first_block, self.blocks):
            for name in ADAPTED:
                out, inputs = self.weights[f"blk.{block}.{name}.weight"].shape
                device = str(self.weights["token_embd.weight"].device)
                self.adapters[f"{block}_{name}"] = Adapter(inputs, out, rank, alpha, device)

    def linear(self, x: torch.Tensor, block: int, name: str) -> torch.Tensor:
        key, matrix = f"{block}_{name}", f"blk.{block}.{name}.weight"
        y = F.linear(rounded(x, self.kinds.get(matrix)), self.weights[matrix], self.weights.get(f"blk.{block}.{name}.bias"))
        return y + self.adapters[key](x) if key in self.adapters else y

    def norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return F.rms_norm(x, (self.shape.width,), self.weights[name], self.shape.epsilon)

    def heads(self, x: torch.Tensor, count: int) -> torch.Tensor:
        return x.view(*x.shape[:2], count, -1).transpose(1, 2)

    def keys_and_queries(self, x: torch.Tensor, block: int, tables) -> tuple[torch.Tensor, ...]:
        """Query [B, heads, T, head], key and value [B, kv heads, T, head] of one block."""
        llama = self.shape.architecture == "llama"
        q = rotate(self.heads(self.linear(x, block, "attn_q"), self.shape.heads), tables, llama)
        k = rotate(self.heads(self.linear(x, block, "attn_k"), self.shape.kv_heads), tables, llama)
        return q, k, self.heads(self.linear(x, block, "attn_v"), self.shape.kv_heads)

    def feed_forward(self, x: torch.Tensor, block: int) -> torch.Tensor:
        h = self.norm(x, f"blk.{block}.ffn_norm.weight")
        gate = F.silu(self.linear(h, block, "ffn_gate"))
        return x + self.linear(gate * self.linear(h, block, "ffn_up"), block, "ffn_down")

    def block(self, x: torch.Tensor, block: int, tables, mask: torch.Tensor | None) -> torch.Tensor:
        q, k, v = self.keys_and_queries(self.norm(x, f"blk.{block}.attn_norm.weight"), block, tables)
        repeat = self.shape.heads // self.shape.kv_heads
        k, v = k.repeat_interleave(repeat, 1), v.repeat_interleave(repeat, 1)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=mask is None)
        x = x + self.linear(mixed.transpose(1, 2).flatten(2), block, "attn_output")
        return self.feed_forward(x, block)

    def forward(
        self,
        ids: torch.Tensor,
        positions: torch.Tensor | None = None,
        mask: torch.Tensor | None = None,
        visit: Callable[[int, torch.Tensor], None] | None = None,
    ) -> torch.Tensor:
        """
        States [B, T, width] before the output norm, for ids [B, T] padded on the right. Without a mask [B, 1, T, T]
        (true: sees) each token sees those before it. `visit` gets the states after each block, counted from 1.
        """
        x = F.embedding(ids, self.weights["token_embd.weight"])
        places = torch.arange(ids.shape[1], device=ids.device) if positions is None else positions
        tables = rope_tables(self.shape, places, x.dtype)
        for block in range(self.blocks):
            if self.recompute and torch.is_grad_enabled():
                x = checkpoint(self.block, x, block, tables, mask, use_reentrant=False)
            else:
                x = self.block(x, block, tables, mask)
            if visit is not None:
                visit(block + 1, x)
        return x
