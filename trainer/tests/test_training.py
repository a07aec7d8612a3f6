import tempfile
import unittest
from pathlib import Path

import gguf
import numpy as np
import torch

from trainer.export import write_adapter
from trainer.network import Network
from trainer.probe import auc, cross_validated, fit
from trainer.score import lay_over
from trainer.scorer import Scorer
from trainer.tests.small import small_network
from trainer.training import Schedule, train


class Training(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp())

    def run_steps(self, batches: int, path: Path) -> torch.Tensor:
        weight = torch.nn.Parameter(torch.zeros(3))
        target = torch.tensor([1.0, 2.0, 3.0])
        schedule = Schedule(0.1, 2, 5)
        train(list(range(batches)), lambda _: (weight - target).pow(2).sum(), [weight], schedule, path, lambda line: None)
        return weight.detach()

    def test_it_learns_and_a_finished_run_is_not_run_again(self) -> None:
        first = self.run_steps(60, self.folder / "a.pt")
        self.assertLess((first - torch.tensor([1.0, 2.0, 3.0])).abs().max(), 0.9)
        self.assertTrue(torch.equal(self.run_steps(60, self.folder / "a.pt"), first))

    def test_the_clock_ends_a_run(self) -> None:
        schedule = Schedule(1.0, 0, 5, seconds=10)
        self.assertGreaterEqual(schedule.done(1, 100, 11.0), 1)
        self.assertAlmostEqual(schedule.done(1, 100, 5.0), 0.5)
        self.assertLess(schedule.at(50, 0.99), 0.1)


class Gradients(unittest.TestCase):
    def run_with(self, bad: set[int], steps: int) -> torch.Tensor:
        weight = torch.nn.Parameter(torch.zeros(3))
        loss = lambda step: (weight - 1).square().sum() * (float("nan") if step in bad else 1.0)
        checkpoint = Path(tempfile.mkdtemp()) / "checkpoint.pt"
        train(list(range(steps)), loss, [weight], Schedule(0.1, 1, 1000), checkpoint, lambda _: None)
        return weight.detach()

    def test_a_batch_without_a_finite_gradient_changes_nothing(self) -> None:
        self.assertTrue(self.run_with({3, 4, 9}, 30).isfinite().all())
        self.assertLess((self.run_with({3, 4, 9}, 30) - self.run_with(set(), 30)).abs().max().item(), 0.3)

    def test_too_many_in_a_row_end_the_training(self) -> None:
        with self.assertRaisesRegex(FloatingPointError, "up to step 25 "):
            self.run_with(set(range(4, 60)), 60)


class Probe(unittest.TestCase):
    def test_it_finds_a_direction_and_says_how_well(self) -> None:
        random = torch.Generator().manual_seed(1)
        states = torch.randn(400, 20, generator=random)
        labels = (states[:, 3] + 0.3 * torch.randn(400, generator=random) > 0).float()
        owners = np.array([f"row{n // 4}" for n in range(400)])
        self.assertGreater(cross_validated(states, labels, owners, 0.01), 0.9)
        self.assertEqual(int(fit(states, labels, 0.01).abs().argmax()), 3)

    def test_auc_counts_ties_half(self) -> None:
        self.assertEqual(auc(np.array([1.0, 1.0, 2.0, 0.0]), np.array([1, 0, 1, 0])), 0.875)


class Adapters(unittest.TestCase):
    def test_an_adapter_read_back_scores_alike(self) -> None:
        folder = Path(tempfile.mkdtemp())
        scorer = Scorer(small_network(), 3, 4)
        scorer.network.adapt(4, 8)
        with torch.no_grad():
            for parameter in scorer.trained():
                parameter.normal_(std=0.1)
        head = (scorer.head, [4, 3], 50)
        write_adapter(folder / "adapter.gguf", scorer.network, 8, {"general.name": "small"}, head)
        again = Scorer(small_network(), 3, 4)
        lay_over(again.network, again, folder / "adapter.gguf")
        ids = torch.arange(20)[None]
        apart = (scorer.network(ids) - again.network(ids)).abs().max()
        self.assertLess(apart.item(), 0.02)
        self.assertLess((scorer.head - again.head).abs().max().item(), 0.001)

    def test_a_model_without_an_output_matrix_gets_no_label_rows(self) -> None:
        whole = small_network()
        weights = {name: tensor for name, tensor in whole.weights.items() if name != "output.weight"}
        tied = Network(whole.shape, weights, 2)
        self.assertTrue(tied.tied)
        self.assertEqual(Scorer(tied, 3, 4).trained(), [])
        self.assertEqual(len(Scorer(whole, 3, 4).trained()), 1)

    def test_the_file_is_an_adapter_by_its_own_words(self) -> None:
        path = Path(tempfile.mkdtemp()) / "adapter.gguf"
        write_adapter(path, small_network(), 2, {}, (torch.zeros(2, 64), [1, 2], 50))
        reader = gguf.GGUFReader(path)
        self.assertEqual(reader.get_field("general.type").contents(), "adapter")
        self.assertEqual(reader.get_field("adapter.type").contents(), "lora")
        self.assertEqual({tensor.name for tensor in reader.tensors}, {"output.weight.lora_a", "output.weight.lora_b"})


if __name__ == "__main__":
    unittest.main()
