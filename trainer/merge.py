"""An adapter merged into its base: a GGUF of its own, the adapted matrices in half precision, all else as it was.

    python -m trainer.merge --base MODEL.gguf --adapter ADAPTER.gguf --out MERGED.gguf --name NAME --licence LICENCE

With `--dense` every quantized matrix is written in half precision, also without an adapter: the engine then rounds none
of the activations it multiplies by, and what it reads is what torch reads.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import gguf
import numpy as np

from trainer.gguffile import field, open_gguf


PLAIN = (gguf.GGMLQuantizationType.F32, gguf.GGMLQuantizationType.F16, gguf.GGMLQuantizationType.BF16)


def adapters(reader: gguf.GGUFReader) -> dict[str, np.ndarray]:
    """What an adapter adds to each matrix of its base: (B A) * alpha / rank."""
    alpha = field(reader, "adapter.lora.alpha")
    factors = {tensor.name: tensor.data.astype(np.float32) for tensor in reader.tensors}
    names = [name.removesuffix(".lora_a") for name in factors if name.endswith(".lora_a")]
    return {name: factors[f"{name}.lora_b"] @ factors[f"{name}.lora_a"] * (alpha / len(factors[f"{name}.lora_a"])) for name in names}


def copy_fields(reader: gguf.GGUFReader, writer: gguf.GGUFWriter, changed: dict[str, str]) -> None:
    """All metadata of the base, with some texts changed."""
    for name, value in reader.fields.items():
        if name.startswith("GGUF.") or name == "general.architecture" or name in changed:
            continue
        kinds = value.types
        sub = kinds[1] if kinds[0] == gguf.GGUFValueType.ARRAY else None
        writer.add_key_value(name, value.contents(), kinds[0], sub)
    for name, text in changed.items():
        writer.add_string(name, text)


def merge(base: Path, adapter: Path | None, out: Path, changed: dict[str, str], dense: bool = False) -> int:
    """Writes the merged model; gives the number of matrices that changed."""
    reader, added = open_gguf(base), {} if adapter is None else adapters(open_gguf(adapter))
    partial = out.with_suffix(".part")
    writer = gguf.GGUFWriter(partial, field(reader, "general.architecture"))
    copy_fields(reader, writer, changed)
    names = {tensor.name for tensor in reader.tensors}
    if lost := [name for name in added if name not in names]:
        raise ValueError(f"the base has no {lost[0]} to lay the adapter over")
    for tensor in reader.tensors:
        if tensor.name in added or (dense and tensor.tensor_type not in PLAIN):
            values = gguf.quants.dequantize(tensor.data, tensor.tensor_type) + added.get(tensor.name, 0)
            writer.add_tensor(tensor.name, values.astype(np.float16))
        else:
            writer.add_tensor(tensor.name, np.array(tensor.data), raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    os.replace(partial, out)
    return len(added)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--dense", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--licence", required=True)
    options = parser.parse_args()
    changed = {"general.name": options.name, "general.license": options.licence}
    print(f"merged {merge(options.base, options.adapter, options.out, changed, options.dense)} matrices")


if __name__ == "__main__":
    main()
