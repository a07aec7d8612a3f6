import tempfile
import unittest
from pathlib import Path

import gguf
import numpy as np

from trainer.merge import merge


def matrices(path: Path) -> dict[str, gguf.ReaderTensor]:
    return {tensor.name: tensor for tensor in gguf.GGUFReader(path).tensors}


class Merging(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.values = np.random.default_rng(1).normal(size=(8, 64)).astype(np.float32)
        packed = gguf.quants.quantize(self.values, gguf.GGMLQuantizationType.Q8_0)
        writer = gguf.GGUFWriter(self.folder / "base.gguf", "llama")
        writer.add_uint32("llama.block_count", 1)
        for name in ("blk.0.attn_q.weight", "blk.0.attn_k.weight"):
            writer.add_tensor(name, packed, raw_dtype=gguf.GGMLQuantizationType.Q8_0)
        writer.add_tensor("output_norm.weight", np.ones(64, np.float32))
        self.close(writer)

    def close(self, writer: gguf.GGUFWriter) -> None:
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    def adapter(self, matrix: str) -> np.ndarray:
        """An adapter for one matrix; gives what it adds there."""
        a, b = np.full((2, 64), 0.5, np.float16), np.arange(16, dtype=np.float16).reshape(8, 2)
        writer = gguf.GGUFWriter(self.folder / "adapter.gguf", "llama")
        writer.add_float32("adapter.lora.alpha", 4)
        writer.add_tensor(f"{matrix}.lora_a", a)
        writer.add_tensor(f"{matrix}.lora_b", b)
        self.close(writer)
        return b.astype(np.float32) @ a.astype(np.float32) * 2

    def test_what_is_adapted_changes_and_all_else_stays(self) -> None:
        added = self.adapter("blk.0.attn_q.weight")
        count = merge(self.folder / "base.gguf", self.folder / "adapter.gguf", self.folder / "out.gguf", {"general.name": "x"})
        found, before = matrices(self.folder / "out.gguf"), matrices(self.folder / "base.gguf")
        self.assertEqual(count, 1)
        self.assertLess(np.abs(found["blk.0.attn_q.weight"].data - (self.values + added)).max(), 0.05)
        self.assertTrue(np.array_equal(found["blk.0.attn_k.weight"].data, before["blk.0.attn_k.weight"].data))
        self.assertFalse((self.folder / "out.part").exists())

    def test_dense_unpacks_every_matrix(self) -> None:
        merge(self.folder / "base.gguf", None, self.folder / "out.gguf", {}, dense=True)
        found = matrices(self.folder / "out.gguf")
        self.assertEqual(found["blk.0.attn_k.weight"].tensor_type, gguf.GGMLQuantizationType.F16)
        self.assertEqual(found["output_norm.weight"].tensor_type, gguf.GGMLQuantizationType.F32)
        self.assertLess(np.abs(found["blk.0.attn_k.weight"].data - self.values).max(), 0.03)

    def test_an_adapter_of_another_model_is_refused(self) -> None:
        self.adapter("blk.7.attn_q.weight")
        with self.assertRaisesRegex(ValueError, "blk.7"):
            merge(self.folder / "base.gguf", self.folder / "adapter.gguf", self.folder / "out.gguf", {})


if __name__ == "__main__":
    unittest.main()
