import json
import tempfile
import unittest
from pathlib import Path

import torch

from trainer.pairs import Pair, chat, conversation, mean_loss, pair_loss, padded, plan, read_problems, read_rows
from trainer.tests.small import small_network
from trainer.training import Schedule, train


def some_pairs() -> list[Pair]:
    return [Pair([1, 2, 3 + n % 5], [10 + n % 7, 20, 8]) for n in range(12)]


class Pairs(unittest.TestCase):
    def test_the_loss_is_on_the_answers_alone_and_knows_no_padding(self) -> None:
        network = small_network()
        short, long = Pair([1, 2], [3, 4]), Pair([5, 6, 7, 9], [3, 4, 5])
        ids, wanted = padded([short, long])
        self.assertEqual(ids.shape, (2, 7))
        self.assertEqual(wanted[0].tolist(), [-100, 3, 4, -100, -100, -100, -100])
        one, other, both = (pair_loss(network, batch).item() for batch in ([short], [long], [short, long]))
        self.assertAlmostEqual(both, (2 * one + 3 * other) / 5, places=4)

    def test_a_text_may_hold_any_white_space_and_a_bad_line_is_named(self) -> None:
        path = Path(tempfile.mkdtemp()) / "problems.jsonl"
        problems = [{"problem": "Two\u2028lines\x85 in one"}, {"problem": "Another"}]
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in problems))
        self.assertEqual(read_problems(path), problems)
        path.write_text('{"problem": "One"}\n{"problem": " "}\n')
        with self.assertRaisesRegex(ValueError, "line 2: no problem"):
            read_problems(path)

    def test_training_lowers_the_loss(self) -> None:
        network = small_network()
        network.adapt(4, 4)
        rows = some_pairs()
        before = mean_loss(network, rows, 64)
        path = Path(tempfile.mkdtemp()) / "checkpoint.pt"
        batches = plan(rows, 24, 8, 1)
        train(batches, lambda batch: pair_loss(network, batch), list(network.adapters.parameters()), Schedule(0.01, 1, 5), path, lambda line: None)
        self.assertLess(mean_loss(network, rows, 64), before - 0.5)

    def test_a_run_that_was_cut_off_ends_like_an_unbroken_one(self) -> None:
        folder, ends = Path(tempfile.mkdtemp()), []
        for cut in (None, 7):
            torch.manual_seed(3)
            network = small_network()
            network.adapt(4, 4)
            parameters = list(network.adapters.parameters())
            batches = plan(some_pairs(), 24, 4, 1)
            path = folder / f"{cut}.pt"
            done = 0

            def loss(batch: list[Pair]) -> torch.Tensor:
                nonlocal done
                if done == cut:
                    raise KeyboardInterrupt
                done += 1
                return pair_loss(network, batch)

            try:
                train(batches, loss, parameters, Schedule(0.01, 1, 2), path, lambda line: None)
            except KeyboardInterrupt:
                done = 100
                train(batches, loss, parameters, Schedule(0.01, 1, 2), path, lambda line: None)
            ends.append([parameter.detach().clone() for parameter in parameters])
        for unbroken, resumed in zip(*ends):
            self.assertTrue(torch.equal(unbroken, resumed))

    def test_batches_hold_every_row_once_an_epoch_and_stay_in_their_budget(self) -> None:
        batches = plan(some_pairs(), 24, 2, 5)
        self.assertEqual(sum(map(len, batches)), 24)
        self.assertTrue(all(len(batch) * max(len(pair.ids) for pair in batch) <= 24 for batch in batches))
        self.assertEqual(batches, plan(some_pairs(), 24, 2, 5))


class Texts(unittest.TestCase):
    form = {"system": "S", "question": "Q {problem}", "examples": [{"problem": "1", "solution": "one"}]}

    def test_a_problem_is_laid_out_as_the_engine_does(self) -> None:
        start = "<|im_start|>system\nS<|im_end|>\n"
        last = "<|im_start|>user\nQ 2<|im_end|>\n<|im_start|>assistant\n"
        self.assertEqual(chat(self.form, "2", False), start + last)
        worked = "<|im_start|>user\nQ 1<|im_end|>\n<|im_start|>assistant\none<|im_end|>\n"
        self.assertEqual(chat(self.form, " 2 ", True), start + worked + last)

    def test_of_a_conversation_the_last_turn_is_learned(self) -> None:
        asked, answer = conversation([{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}])
        self.assertTrue(asked.endswith("Hi<|im_end|>\n<|im_start|>assistant\n"))
        self.assertEqual(answer, "Hello")
        with self.assertRaises(ValueError):
            conversation([{"role": "user", "content": "Hi"}])

    def test_a_broken_row_is_named(self) -> None:
        path = Path(tempfile.mkdtemp()) / "rows.jsonl"
        path.write_text(json.dumps({"problem": "a", "solution": "b"}) + "\n{\n")
        with self.assertRaisesRegex(ValueError, "line 2"):
            list(read_rows(path))


if __name__ == "__main__":
    unittest.main()
