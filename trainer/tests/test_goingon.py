import importlib.util
import tempfile
import unittest
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch

HAS_TRL = importlib.util.find_spec("trl") is not None
if HAS_TRL:
    from transformers import TrainerControl, TrainerState

    from trainer.goingon import Batches, Kept, random_state, set_random_state


def small_trainer() -> SimpleNamespace:
    """What Kept looks at of TRL's trainer, small."""
    torch.manual_seed(1)
    model = torch.nn.Linear(3, 1)
    optimizer = torch.optim.AdamW(model.parameters(), 0.1)
    return SimpleNamespace(
        model=model,
        optimizer=optimizer,
        lr_scheduler=torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / 8),
        args=SimpleNamespace(num_total_batches=8, batch_size=2, seed=3),
        train_dataset=[torch.full((3,), float(row)) for row in range(5)],
        local_dataloader_batch_size=2,
        data_collator=torch.stack,
        add_callback=lambda callback: None,
    )


def run(path: Path, steps: int) -> list[float]:
    """Eight steps as TRL's loop takes them, ended after so many."""
    trainer, kept, state = small_trainer(), Kept(path, {"rate": "0.1"}), TrainerState()
    kept.restore(trainer)
    torch.manual_seed(9)
    np.random.seed(9)
    kept.on_train_begin(trainer.args, state, TrainerControl())
    for batch in islice(trainer.dataloader, min(steps, trainer.args.num_total_batches)):
        noise = torch.rand(()) + float(np.random.rand())
        (trainer.model(batch).mean() * noise).backward()
        trainer.optimizer.step()
        trainer.optimizer.zero_grad()
        trainer.lr_scheduler.step()
        state.global_step += 1
        kept.on_step_end(trainer.args, state, TrainerControl())
    return torch.nn.utils.parameters_to_vector(trainer.model.parameters()).tolist()


@unittest.skipUnless(HAS_TRL, "needs trainer/requirements-ppo.txt")
class GoingOn(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp())

    def test_a_training_that_was_stopped_ends_as_one_that_was_not(self) -> None:
        whole = run(self.folder / "whole.pt", 8)
        self.assertNotEqual(run(self.folder / "broken.pt", 3), whole)
        self.assertEqual(run(self.folder / "broken.pt", 8), whole)

    def test_one_of_other_settings_is_left_alone(self) -> None:
        run(self.folder / "a.pt", 2)
        with self.assertRaisesRegex(ValueError, r"a\.pt is of a training with other settings \(rate\)"):
            Kept(self.folder / "a.pt", {"rate": "0.2"})

    def test_each_pass_holds_every_row_once_in_an_order_of_its_own(self) -> None:
        batches = Batches(list(range(6)), 2, 1, list)
        passes = [sum(islice(batches, start, start + 3), []) for start in (0, 3)]
        self.assertEqual([sorted(rows) for rows in passes], [list(range(6))] * 2)
        self.assertNotEqual(*passes)
        batches.first = 4
        self.assertEqual(next(iter(batches)), passes[1][2:4])

    def test_generators_go_on_where_they_stood(self) -> None:
        state = random_state()
        drawn = torch.rand(3).tolist(), np.random.rand(3).tolist()
        set_random_state(state)
        self.assertEqual((torch.rand(3).tolist(), np.random.rand(3).tolist()), drawn)


if __name__ == "__main__":
    unittest.main()
