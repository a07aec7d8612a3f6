import importlib.util
import tempfile
import unittest
from pathlib import Path

import torch

from trainer.base import Base
from trainer.export import write_adapter
from trainer.network import Network
from trainer.tests.small import small_network
from trainer.training import Schedule, save

IDS = torch.tensor([[3, 1, 4, 1, 5, 9, 2, 6]])


def logits(network: Network) -> torch.Tensor:
    return network.norm(network(IDS), "output_norm.weight") @ network.weights["output.weight"].T


@unittest.skipUnless(importlib.util.find_spec("peft"), "needs trainer/requirements-ppo.txt")
class TransformersModel(unittest.TestCase):
    def setUp(self) -> None:
        from peft import get_peft_model

        from trainer import hf

        self.hf = hf
        self.network = small_network("llama")
        base = Base(self.network.shape, None, dict(self.network.weights))
        self.policy = get_peft_model(hf.causal_model(base, torch.float32), hf.lora_config(4))

    @torch.no_grad()
    def test_the_policy_starts_as_the_trainer_s_own_network(self) -> None:
        self.assertLess((self.policy(IDS).logits - logits(self.network)).abs().max().item(), 1e-3)

    @torch.no_grad()
    def test_an_adapter_goes_there_and_back(self) -> None:
        self.network.adapt(4, 4)
        for parameter in self.network.adapters.parameters():
            parameter.normal_(std=0.1)
        path = Path(tempfile.mkdtemp()) / "checkpoint.pt"
        parameters = list(self.network.adapters.parameters())
        save(path, 1, parameters, torch.optim.AdamW(parameters, lr=Schedule(0.1, 0, 1).rate))
        self.hf.load_adapter(self.policy, "default", path, self.network.shape)
        self.assertLess((self.policy(IDS).logits - logits(self.network)).abs().max().item(), 1e-3)
        back = self.hf.adapter_tensors(self.policy, "default", self.network.shape)
        self.assertEqual(set(back), set(self.network.adapters))
        for name, (a, b) in back.items():
            self.assertTrue(torch.equal(a, self.network.adapters[name].a), name)
            self.assertTrue(torch.equal(b, self.network.adapters[name].b), name)

    @torch.no_grad()
    def test_an_adapter_comes_from_its_gguf_file_too(self) -> None:
        self.network.adapt(4, 8)
        for parameter in self.network.adapters.parameters():
            parameter.normal_(std=0.1)
        path = Path(tempfile.mkdtemp()) / "adapter.gguf"
        write_adapter(path, self.network, 8, {}, None)
        self.hf.load_adapter(self.policy, "default", path, self.network.shape)
        self.assertLess((self.policy(IDS).logits - logits(self.network)).abs().max().item(), 2e-2)

    def test_an_adapter_of_another_rank_is_refused(self) -> None:
        self.network.adapt(8, 8)
        path = Path(tempfile.mkdtemp()) / "adapter.gguf"
        write_adapter(path, self.network, 8, {}, None)
        with self.assertRaisesRegex(ValueError, "another shape"):
            self.hf.load_adapter(self.policy, "default", path, self.network.shape)

    @torch.no_grad()
    def test_a_full_head_gives_full_logits(self) -> None:
        base = Base(self.network.shape, None, dict(self.network.weights))
        model = self.hf.causal_model(base, torch.bfloat16)
        rounded = model(IDS).logits
        self.hf.full_head(model)
        found = model(IDS).logits
        self.assertEqual((rounded.dtype, found.dtype), (torch.bfloat16, torch.float32))
        self.assertLess((found - rounded).abs().max().item(), 0.1)

    def test_rows_laid_out_for_rotation_come_back(self) -> None:
        rows = torch.randn(24, 5)
        for heads in (0, 2, 3):
            self.assertTrue(torch.equal(self.hf.to_pairs(self.hf.to_halves(rows, heads), heads), rows))


if __name__ == "__main__":
    unittest.main()
