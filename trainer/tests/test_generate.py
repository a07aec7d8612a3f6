import random
import unittest

import torch

from trainer.generate import write_texts
from trainer.network import Network
from trainer.rollouts import Writer, choose_to_locate, first_tries, located_labels, locate, row, split_steps
from trainer.tests.small import small_network

PROMPTS = [[1, 2, 3], [4, 5], [7, 8, 9, 10, 11], [3]] * 3
STOP = 7
SOLUTION = "To solve this:\n\n### Step 1\n\nHe has 3 pens.\n\n\\[ 3+4=7 \\]\n\nSo 7 + 2 = 9 in all.\n\nThe answer is \\boxed{9}."


@torch.no_grad()
def one_by_one(network: Network, prompt: list[int], room: int) -> list[int] | None:
    ids = list(prompt)
    for _ in range(room):
        state = network.norm(network(torch.tensor([ids]))[0, -1], "output_norm.weight")
        chosen = int((network.weights["output.weight"] @ state).argmax())
        if chosen == STOP:
            return ids[len(prompt) :]
        ids.append(chosen)
    return None


class ManyTexts(unittest.TestCase):
    def test_greedy_batches_write_what_single_texts_would(self) -> None:
        for architecture in ("qwen2", "llama"):
            network = small_network(architecture)
            written = write_texts(network, PROMPTS, 40, 0.0, [STOP], 1, chunk=5)
            self.assertEqual(written, [one_by_one(network, prompt, 40) for prompt in PROMPTS])

    def test_the_same_seed_samples_the_same_texts(self) -> None:
        network = small_network()
        first, second, other = (write_texts(network, PROMPTS, 60, 1.0, [STOP], seed) for seed in (1, 1, 2))
        self.assertEqual(first, second)
        self.assertNotEqual(first, other)


class Scripted(Writer):
    """Writes the solution, wrong every third time and after a false sum."""

    def __init__(self) -> None:
        self.count = 0

    def write(self, prompts: list[str]) -> list[str | None]:
        texts = []
        for prompt in prompts:
            self.count += 1
            fails = self.count % 3 == 0 or "= 10 in all" in prompt
            texts.append(SOLUTION.replace("9", "10") if fails else SOLUTION)
        return texts


class Rollouts(unittest.TestCase):
    def test_headings_and_formulas_go_with_their_paragraph(self) -> None:
        steps = split_steps(SOLUTION)
        self.assertEqual(len(steps), 3)
        self.assertIn("\\[ 3+4=7 \\]", steps[0])

    def test_failures_are_located_by_continuing(self) -> None:
        shuffle = random.Random(1)
        problems = [{"id": f"p{n}", "problem": "q", "answer": "9"} for n in range(4)]
        tries = first_tries(problems, Scripted(), 4, shuffle)
        failures = choose_to_locate(tries, 10, shuffle)
        self.assertTrue(failures)
        locate(failures, Scripted(), 4)
        for found in failures:
            self.assertEqual(located_labels(found), [1, 0, None])
            self.assertEqual(row(found, 0, shuffle)["labels"], [1, 0, None])
        right = next(found for found in tries if found.right)
        self.assertEqual(row(right, 1, shuffle)["labels"], [1, 1, 1])


if __name__ == "__main__":
    unittest.main()
