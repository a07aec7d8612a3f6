"""Text to token ids by the model's own vocabulary, as the engine does it."""

from __future__ import annotations

from dataclasses import dataclass

import gguf
import numpy as np
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers

from trainer.gguffile import KEPT_IDS, field

# The splitting rules that GGUF names by `tokenizer.ggml.pre`; llama.cpp holds the same ones under these names.
SPLITS = {
    "qwen2": [
        r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    ],
    "smollm": [
        r"\p{N}",
        r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)",
    ],
}
CONTROL = 3


@dataclass
class Vocabulary:
    """Token ids of a text. Where a file keeps only some rows of its vocabulary, ids are places among `kept`."""

    plain: Tokenizer
    special: Tokenizer
    kept: np.ndarray
    size: int

    def __post_init__(self) -> None:
        self.place = np.full(self.size, -1)
        self.place[self.kept] = np.arange(len(self.kept))

    def encode(self, text: str, special: bool = False) -> list[int] | None:
        """Ids of the text, None when it needs a row the file does not keep. Special tokens are read only when asked."""
        ids = (self.special if special else self.plain).encode(text).ids
        places = self.place[ids].tolist() if ids else []
        return None if -1 in places else places

    def one(self, text: str) -> int:
        """The id of a text that must be a single token."""
        ids = self.encode(text, special=True)
        if ids is None or len(ids) != 1:
            raise ValueError(f"{text!r} is not one token of this vocabulary")
        return ids[0]

    def decode(self, ids: list[int]) -> str:
        return self.special.decode(self.kept[ids].tolist(), skip_special_tokens=False) if ids else ""


class Spelling(Vocabulary):
    """Encodes any text: a token the file does not keep is written in shorter ones that it does, down to single bytes."""

    def encode(self, text: str, special: bool = False) -> list[int]:
        ids = (self.special if special else self.plain).encode(text).ids
        return [place for id in ids for place in ([int(self.place[id])] if self.place[id] >= 0 else self.spelled(id))]

    def spelled(self, id: int) -> list[int]:
        """The longest kept beginning, again and again."""
        token, found = self.plain.id_to_token(id), []
        while token:
            end = next(end for end in range(len(token), 0, -1) if self.kept_place(token[:end]) >= 0)
            found.append(self.kept_place(token[:end]))
            token = token[end:]
        return found

    def kept_place(self, token: str) -> int:
        id = self.plain.token_to_id(token)
        return -1 if id is None else int(self.place[id])


def spelling(vocabulary: Vocabulary) -> Spelling:
    """The same vocabulary, for texts that must be encoded whatever they hold."""
    return Spelling(vocabulary.plain, vocabulary.special, vocabulary.kept, vocabulary.size)


def build_tokenizer(tokens: list[str], merges: list[tuple[str, str]], pre: str) -> Tokenizer:
    """A byte-level BPE tokenizer from the lists a GGUF file holds."""
    if pre not in SPLITS:
        raise ValueError(f"no splitting rule for tokenizer.ggml.pre = {pre}")
    tokenizer = Tokenizer(models.BPE({token: place for place, token in enumerate(tokens)}, merges))
    splits = [pre_tokenizers.Split(Regex(rule), "isolated") for rule in SPLITS[pre]]
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([*splits, pre_tokenizers.ByteLevel(False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def read_vocabulary(reader: gguf.GGUFReader) -> Vocabulary:
    """The vocabulary of a GGUF file, whole or cut."""
    tokens: list[str] = field(reader, "tokenizer.ggml.tokens")
    merges = [tuple(merge.split(" ", 1)) for merge in field(reader, "tokenizer.ggml.merges")]
    pre = field(reader, "tokenizer.ggml.pre")
    kinds = field(reader, "tokenizer.ggml.token_type")
    special = build_tokenizer(tokens, merges, pre)
    control = [token for token, kind in zip(tokens, kinds) if kind == CONTROL]
    special.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in control])
    kept = np.arange(len(tokens)) if reader.get_field(KEPT_IDS) is None else np.array(field(reader, KEPT_IDS))
    return Vocabulary(build_tokenizer(tokens, merges, pre), special, kept, len(tokens))
