import importlib.util
import unittest


@unittest.skipUnless(importlib.util.find_spec("trl"), "needs trainer/requirements-ppo.txt")
class ProximalPolicyOptimization(unittest.TestCase):
    def test_few_problems_fill_a_batch_and_many_stay_as_they_are(self) -> None:
        from trainer.ppo import filled

        self.assertEqual(filled(["a", "b"], 3), ["a", "b", "a", "b"])
        self.assertEqual(filled(["a"], 4), ["a"] * 4)
        self.assertEqual(filled(["a", "b", "c"], 2), ["a", "b", "c"])

    def test_rewards_are_numbers_trl_can_take_a_penalty_from(self) -> None:
        import torch

        from trainer.ppo import RewardOfServer

        class Served(RewardOfServer):
            def ask(self, texts: list[str]) -> list[float]:
                return [0 for _ in texts]

        class Words:
            def decode(self, ids: torch.Tensor) -> str:
                return " ".join(map(str, ids.tolist()))

        served = Served("", "", Words(), {})
        ids = torch.tensor([[0, 1, 2], [3, 4, 5]])
        states = served.backbone(ids, ids > 0).hidden_states[-1]
        scores = served.score(states)
        self.assertEqual(scores.shape, (2, 3, 1))
        scores = scores.clone()
        scores[scores == 0] -= 0.5
        self.assertTrue(torch.equal(scores, torch.full((2, 3, 1), -0.5)))


if __name__ == "__main__":
    unittest.main()
