import argparse
import tempfile
import unittest
from pathlib import Path

import torch

from trainer.export import write_adapter
from trainer.generate import write_texts
from trainer.greedy import adapted, compared, exact_two_sided, judged, rate_of, stopped, write_solutions
from trainer.localreward import LocalReward
from trainer.tests.small import SENTENCES, small_base, small_vocabulary
from trainer.training import save

PROBLEMS = [{"id": f"p{n}", "problem": text, "answer": str(n)} for n, text in enumerate(SENTENCES)]


def row(name: str, right: bool, reward: float | None, attempt: int = 0) -> dict:
    return {"id": name, "try": attempt, "right": right, "reward": reward}


class Measuring(unittest.TestCase):
    def test_rates_have_wilson_s_interval(self) -> None:
        self.assertEqual(rate_of(30, 100), {"rate": 0.3, "low": 0.2189, "high": 0.3959})
        self.assertEqual(rate_of(0, 10)["low"], 0.0)

    def test_mcnemar_counts_changed_answers_alone(self) -> None:
        self.assertEqual(exact_two_sided(3, 3), 1.0)
        self.assertAlmostEqual(exact_two_sided(8, 0), 2 / 256)
        before = [row("a", False, 0.2), row("b", True, 0.8), row("c", False, 0.1), row("only before", True, 1.0)]
        after = [row("a", True, 0.6), row("b", True, 0.8), row("c", False, 0.3), row("only after", True, 1.0)]
        found = compared(after, before)
        self.assertEqual((found["pairs"], found["gained"], found["lost"], found["p"]), (3, 1, 0, 1.0))
        self.assertAlmostEqual(found["rewardGain"]["mean"], 0.2)

    def test_several_tries_of_a_problem_count_once(self) -> None:
        before = [row("a", n > 2, None, n) for n in range(4)] + [row("b", False, None, n) for n in range(4)]
        after = [row("a", True, None, n) for n in range(4)] + [row("b", False, None, n) for n in range(4)]
        found = compared(after, before)
        self.assertEqual((found["pairs"], found["rateGain"]["mean"]), (2, 0.375))
        self.assertNotIn("p", found)
        self.assertNotIn("rewardGain", found)

    def test_texts_end_where_the_engine_stops_and_are_judged(self) -> None:
        self.assertEqual(stopped(" answer = 1\n\nanswer = 2", ["\n\n", "```"]), "answer = 1")
        texts = ["answer = 0\n\nnoise", "answer = 5", None, "three"]
        rows = judged(PROBLEMS, texts, 1, ["\n\n"], LocalReward(None, None, "", "min", 0.5))
        self.assertEqual([found["right"] for found in rows], [True, False, False, False])
        self.assertEqual([found["reward"] for found in rows], [1.0, 0.5, 0.0, 0.0])


class Solving(unittest.TestCase):
    def setUp(self) -> None:
        self.base = small_base(small_vocabulary())
        self.network = self.base.network("cpu", torch.float32)
        self.network.adapt(4, 4)
        torch.manual_seed(4)
        with torch.no_grad():
            for parameter in self.network.adapters.parameters():
                parameter.normal_(std=0.2)

    def test_prompts_in_batches_get_the_texts_they_get_alone(self) -> None:
        options = argparse.Namespace(batch=2, room=12, temperature=0.0, seed=1)
        stop = self.base.vocabulary.one("<|im_end|>")
        prompts = [SENTENCES[0], SENTENCES[1], SENTENCES[2][:20]]
        # Every token as likely as it is, but the end: else a small network ends nothing.
        self.network.weights["output.weight"][stop] = self.network.weights["output.weight"].mean(0) * 40
        texts = write_solutions(self.base, self.network, prompts, options)
        for prompt, text in zip(prompts, texts):
            [alone] = write_texts(self.network, [self.base.vocabulary.encode(prompt)], 12, 0.0, [stop], 1)
            self.assertEqual(text, None if alone is None else self.base.vocabulary.decode(alone))

    @torch.no_grad()
    def test_an_adapter_comes_from_either_file(self) -> None:
        folder = Path(tempfile.mkdtemp())
        write_adapter(folder / "a.gguf", self.network, 4, {}, None)
        parameters = list(self.network.adapters.parameters())
        save(folder / "checkpoint.pt", 1, parameters, torch.optim.AdamW(parameters))
        ids = torch.tensor([[5, 9, 300, 14, 7]])
        plain, *both = (adapted(self.base, path)(ids).float() for path in (None, folder / "a.gguf", folder / "checkpoint.pt"))
        for states in both:
            change = (states - plain).abs().max().item()
            self.assertGreater(change, 0.5)
            self.assertLess((states - self.network(ids)).abs().max().item(), 0.2 * change)


if __name__ == "__main__":
    unittest.main()
