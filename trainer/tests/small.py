"""A network small enough to test with, a vocabulary of single characters, and one of byte-level pieces."""

from __future__ import annotations

import json

import numpy as np
import torch
from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers, trainers

from trainer.base import Base
from trainer.gguffile import Shape
from trainer.network import Network
from trainer.tokens import Vocabulary, build_tokenizer

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


# From GSM8K's training set (MIT).
SENTENCES = (
    "Natalia sold clips to 48 of her friends in April, and then she sold half as many clips in May.",
    "Weng earns $12 an hour for babysitting. Yesterday, she just did 50 minutes of babysitting. How much did she earn?",
    "Betty is saving money for a new wallet which costs $100. Betty has only half of the money she needs.",
    "James writes a 3-page letter to 2 different friends twice a week. How many pages does he write a year?",
)
ENDS = ["<|im_start|>", "<|im_end|>", "<|endoftext|>"]


def small_vocabulary(kept: list[int] | None = None) -> Vocabulary:
    """A byte-level vocabulary of the sentences' own pieces; `kept`: places of those a cut file still has."""
    sample = Tokenizer(models.BPE())
    sample.pre_tokenizer = build_tokenizer([], [], "qwen2").pre_tokenizer
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=420, initial_alphabet=alphabet, special_tokens=ENDS, show_progress=False)
    sample.train_from_iterator([*SENTENCES, "a + b - c + d - e", " + - Check: answer = 2 * clips"] * 9, trainer)
    model = json.loads(sample.to_str())["model"]
    tokens = sorted(model["vocab"], key=model["vocab"].get)
    merges = [tuple(pair) for pair in model["merges"]]
    special = build_tokenizer(tokens, merges, "qwen2")
    special.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in ENDS])
    places = np.arange(len(tokens)) if kept is None else np.array(kept)
    return Vocabulary(build_tokenizer(tokens, merges, "qwen2"), special, places, len(tokens))


def small_base(vocabulary: Vocabulary) -> Base:
    """The small network over that vocabulary."""
    network = small_network()
    matrix = torch.randn(vocabulary.size, 64, generator=torch.Generator().manual_seed(2)) * 0.3
    rows = matrix[torch.from_numpy(vocabulary.kept)]
    return Base(network.shape, vocabulary, {**network.weights, "token_embd.weight": rows, "output.weight": rows * 2})
