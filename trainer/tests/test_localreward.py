import tempfile
import unittest
from pathlib import Path

import torch

from trainer.export import write_adapter
from trainer.localreward import Asked, LocalReward, MarkReader
from trainer.rewardmodels import RewardHere, RewardOfServer
from trainer.scorer import Scorer
from trainer.tests.small import SENTENCES, small_base, small_vocabulary

RIGHT = "half = 48 / 2\nanswer = 48 + half"


def chat(problem: str) -> str:
    return f"<|im_start|>system\nSolve.<|im_end|>\n<|im_start|>user\n{problem}<|im_end|>\n<|im_start|>assistant\n"


def random_adapter(kept: list[int] | None = None) -> tuple[MarkReader, Path]:
    """A reader under an adapter that says something, and its file."""
    whole = small_base(small_vocabulary())
    scorer = Scorer(whole.network("cpu", torch.float32), whole.vocabulary.one(" +"), whole.vocabulary.one(" -"))
    scorer.network.adapt(4, 4)
    torch.manual_seed(3)
    with torch.no_grad():
        for parameter in scorer.trained():
            parameter.normal_(std=0.2)
    path = Path(tempfile.mkdtemp()) / "adapter.gguf"
    write_adapter(path, scorer.network, 4, {}, (scorer.head, scorer.labels.tolist(), whole.vocabulary.size))
    return MarkReader(small_base(small_vocabulary(kept)), path), path


class Rewards(unittest.TestCase):
    def test_what_rests_on_the_answer_and_what_on_the_steps(self) -> None:
        reward = LocalReward(None, None, "", "min", 0.4)
        asked = [Asked("p", RIGHT, "72"), Asked("p", RIGHT, "71"), Asked("p", RIGHT), Asked("p", "It is 72.", "72")]
        found = [(one.reward, one.right) for one in reward.rewards(asked)]
        self.assertEqual(found, [(1.0, True), (0.6, False), (1.0, None), (0.0, False)])

    def test_many_at_once_are_read_as_each_alone(self) -> None:
        reader, _ = random_adapter()
        rows = [(text, [f"answer: {n} + {n} = {2 * n}" for n in range(1 + place)]) for place, text in enumerate(SENTENCES)]
        together = reader.read(rows)
        self.assertEqual([len(marks) for marks in together], [1, 2, 3, 4])
        self.assertGreater(max(map(max, together)) - min(map(min, together)), 0.1)
        for row, marks in zip(rows, together):
            [alone] = reader.read([row])
            for one, other in zip(alone, marks):
                self.assertAlmostEqual(one, other, delta=0.02)

    def test_a_scorer_is_read_after_the_block_its_file_names(self) -> None:
        base = small_base(small_vocabulary())
        network = base.network("cpu", torch.float32, 1)
        rows = (torch.ones(2, 64), [1, 2], base.vocabulary.size)
        files = {"probe.gguf": {"stepwise.blocks": "1"}, "earlier.gguf": {"stepwise.labels": " + -"}, "foreign.gguf": {}}
        network.adapt(2, 2)
        for (name, notes), blocks in zip(files.items(), (1, 1, 2)):
            path = Path(tempfile.mkdtemp()) / name
            write_adapter(path, network, 2, notes, rows)
            self.assertEqual(MarkReader(base, path).scorer.network.blocks, blocks, name)
        with self.assertRaisesRegex(ValueError, "the base has 2 blocks, not 3"):
            MarkReader(base, path, 3)

    def test_a_cut_base_reads_the_same(self) -> None:
        reader, path = random_adapter()
        whole = small_vocabulary()
        needed = {token for text in (SENTENCES[0], "\n", "\nCheck:", " +", " -", "half: 48 / 2 = 24") for token in whole.encode(text)}
        cut = MarkReader(small_base(small_vocabulary(sorted({*needed, *range(259)}))), path)
        rows = [(SENTENCES[0], ["half: 48 / 2 = 24"])]
        self.assertAlmostEqual(reader.read(rows)[0][0], cut.read(rows)[0][0], delta=0.005)

    def test_the_least_step_or_all_of_them(self) -> None:
        reader, _ = random_adapter()
        least, product = (LocalReward(reader, None, "", how, 0.0).rewards([Asked(SENTENCES[0], RIGHT)])[0].reward for how in ("min", "product"))
        [marks] = reader.read([(SENTENCES[0], ["half: 48 / 2 = 24", "answer: 48 + 24 = 72"])])
        self.assertAlmostEqual(least, min(marks), delta=1e-6)
        self.assertAlmostEqual(product, marks[0] * marks[1], delta=1e-6)


class AsTrlAsks(unittest.TestCase):
    def test_prompt_answer_and_label_are_told_apart(self) -> None:
        vocabulary = small_vocabulary()
        model = RewardHere(LocalReward(None, None, "", "min", 0.5), vocabulary, {chat(SENTENCES[0]): "72", chat(SENTENCES[1]): "9"})
        texts = [f"{chat(problem)}{RIGHT}<|im_end|>" for problem in SENTENCES[:2]]
        coded = [torch.tensor(vocabulary.encode(text, special=True)) for text in texts]
        padding = vocabulary.one("<|endoftext|>")
        ids = torch.nn.utils.rnn.pad_sequence(coded, batch_first=True, padding_value=padding)
        states = model.backbone(ids, ids != padding).hidden_states[-1]
        self.assertEqual(states.shape, (*ids.shape, 1))
        self.assertEqual(states[:, 0, 0].tolist(), [1.0, 0.5])

    def test_rewards_are_numbers_trl_can_take_a_penalty_from(self) -> None:
        class Served(RewardOfServer):
            def ask(self, texts: list[str]) -> list[float]:
                return [0 for _ in texts]

        served = Served("", "", small_vocabulary(), {})
        ids = torch.tensor([[0, 1, 2], [3, 4, 5]])
        scores = served.score(served.backbone(ids, ids > 0).hidden_states[-1])
        self.assertEqual(scores.shape, (2, 3, 1))
        scores = scores.clone()
        scores[scores == 0] -= 0.5
        self.assertTrue(torch.equal(scores, torch.full((2, 3, 1), -0.5)))


if __name__ == "__main__":
    unittest.main()
