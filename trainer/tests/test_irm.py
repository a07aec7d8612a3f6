import json
import tempfile
import types
import unittest
from pathlib import Path

import torch

from trainer.irm import margins, pair_loss, plan, read_pairs
from trainer.scorer import Scorer
from trainer.tests.small import Letters, small_network

QUESTION = "good?"


class InstructionRewards(unittest.TestCase):
    def pairs(self, rows: list[object]) -> list:
        path = Path(tempfile.mkdtemp()) / "pairs.jsonl"
        path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows))
        return read_pairs(types.SimpleNamespace(vocabulary=Letters()), path, QUESTION, 60)

    def test_training_on_a_pair_widens_its_margin(self) -> None:
        network = small_network()
        network.adapt(4, 4)
        scorer = Scorer(network, 3, 4)
        batch = [pair for _, pair in self.pairs([{"id": "a", "chosen": "complete", "rejected": "vague", "margin": 1}])]
        before = margins(scorer, batch).item()
        optimizer = torch.optim.SGD(scorer.trained(), lr=0.01)
        for _ in range(5):
            optimizer.zero_grad()
            pair_loss(scorer, batch, 0.5).backward()
            optimizer.step()
        self.assertGreater(margins(scorer, batch).item(), before)

    def test_the_margin_asked_for_raises_the_loss(self) -> None:
        scorer = Scorer(small_network(), 3, 4)
        wide, narrow = ([pair for _, pair in self.pairs([{"id": "a", "chosen": "x", "rejected": "y", "margin": m}])] for m in (1, 0))
        self.assertGreater(pair_loss(scorer, wide, 0.5).item(), pair_loss(scorer, narrow, 0.5).item())

    def test_a_broken_pair_is_named_and_a_long_one_left_out(self) -> None:
        self.assertEqual(self.pairs([{"id": "a", "chosen": "x" * 99, "rejected": "y"}]), [])
        with self.assertRaisesRegex(ValueError, "line 2"):
            self.pairs([{"id": "a", "chosen": "x", "rejected": "y"}, '{"id": "b"'])

    def test_every_pair_comes_once_an_epoch_in_a_seeded_order(self) -> None:
        pairs = [(None, None, float(n)) for n in range(10)]
        batches = plan(pairs, 4, 2, 7)
        self.assertEqual([len(batch) for batch in batches], [4, 4, 2, 4, 4, 2])
        self.assertEqual(sorted(m for batch in batches[:3] for *_, m in batch), [float(n) for n in range(10)])
        self.assertEqual(batches, plan(pairs, 4, 2, 7))


if __name__ == "__main__":
    unittest.main()
