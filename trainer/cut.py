"""Cuts a GGUF model's vocabulary to the tokens a set of texts needs, so that it travels in a fraction of its size.

    python -m trainer.cut BASE OUT --texts FILE...

The blocks are copied byte for byte; of the two vocabulary matrices only the rows in use are kept, still quantized.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import gguf
import numpy as np

from trainer.gguffile import KEPT_IDS, field, open_gguf
from trainer.tokens import Vocabulary, read_vocabulary

COPIED = ("tokenizer.ggml.tokens", "tokenizer.ggml.merges", "tokenizer.ggml.token_type")
CUT = ("token_embd.weight", "output.weight")


def letterless(token: str) -> bool:
    """Whether a byte-level token is only ASCII signs and white space, which a line by line reading would miss."""
    return all(sign in "ĊĠčĉ" or (sign.isascii() and not sign.isalnum()) for sign in token)


def tokens_in(vocabulary: Vocabulary, files: list[Path]) -> np.ndarray:
    """Ids that occur in the files, every control token, every single byte, and every token of signs alone."""
    used = np.zeros(vocabulary.size, bool)
    used[[id for token, id in vocabulary.plain.get_vocab().items() if letterless(token)]] = True
    for file in files:
        lines = file.read_text().splitlines()
        for coded in vocabulary.plain.encode_batch(lines):
            used[coded.ids] = True
    used[:512] = True
    used[list(vocabulary.special.get_added_tokens_decoder())] = True
    return np.flatnonzero(used)


def write_cut(reader: gguf.GGUFReader, kept: np.ndarray, out: Path) -> None:
    """Writes the cut model with the shape fields and the tokenizer the trainer reads."""
    arch = field(reader, "general.architecture")
    writer = gguf.GGUFWriter(out, arch)
    for name in reader.fields:
        value = reader.fields[name]
        if name.startswith(f"{arch}.") and value.types[0] != gguf.GGUFValueType.ARRAY:
            writer.add_key_value(name, value.contents(), value.types[0])
    for key in COPIED:
        writer.add_array(key, field(reader, key))
    writer.add_string("tokenizer.ggml.pre", field(reader, "tokenizer.ggml.pre"))
    writer.add_array(KEPT_IDS, kept.tolist())
    for tensor in reader.tensors:
        data = tensor.data[kept] if tensor.name in CUT else tensor.data
        writer.add_tensor(tensor.name, np.ascontiguousarray(data), raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    reader = open_gguf(options.base)
    kept = tokens_in(read_vocabulary(reader), options.texts)
    write_cut(reader, kept, options.out)
    print(f"kept {len(kept)} tokens, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
