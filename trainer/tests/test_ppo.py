import importlib.util
import unittest


@unittest.skipUnless(importlib.util.find_spec("trl"), "needs trainer/requirements-ppo.txt")
class ProximalPolicyOptimization(unittest.TestCase):
    def test_few_problems_fill_a_batch_and_many_stay_as_they_are(self) -> None:
        from trainer.ppo import filled

        self.assertEqual(filled(["a", "b"], 3), ["a", "b", "a", "b"])
        self.assertEqual(filled(["a"], 4), ["a"] * 4)
        self.assertEqual(filled(["a", "b", "c"], 2), ["a", "b", "c"])

    def test_a_step_that_would_end_too_late_is_not_begun(self) -> None:
        from transformers import TrainerControl, TrainerState

        from trainer.ppo import OutOfTime, Told

        kept: list[int] = []
        told = Told(minutes=1, save_every=2, save=lambda: kept.append(1))
        told.on_train_begin(None, TrainerState(), TrainerControl())
        for step in (1, 2, 3):
            told.on_step_end(None, TrainerState(global_step=step), TrainerControl())
        self.assertEqual(len(kept), 1)
        told.before -= 40
        told.started -= 40
        with self.assertRaises(OutOfTime):
            told.on_step_end(None, TrainerState(global_step=4), TrainerControl())
        self.assertEqual(len(kept), 2)


if __name__ == "__main__":
    unittest.main()
