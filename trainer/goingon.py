"""A PPO training that goes on where it was stopped. TRL's loop always begins at its first step, so it is given the rest.

What decides the steps to come is kept after each: trained parameters, optimizer, learning rate, random generators, and
how far the order of the problems has come. On one machine with as many threads the rest is then the same, bit by bit.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import TrainerCallback

from trainer.gguffile import sha256
from trainer.training import write_state

DECIDING = ("rank", "steps", "batch", "micro", "length", "rate", "kl", "epochs", "temperature", "seed", "minutes")
REWARDED = ("scorer", "scorer_blocks", "calibration", "irm", "aggregation", "outcome_share")


class Batches:
    """Rows in endless batches, each pass over all of them in a seeded order of its own; begins after `first` batches."""

    def __init__(self, rows: Sequence[Any], size: int, seed: int, collate: Callable[[list[Any]], Any]) -> None:
        self.rows, self.size, self.seed, self.collate = rows, size, seed, collate
        self.first = 0

    def __iter__(self) -> Iterator[Any]:
        number = self.first
        while True:
            turn, place = divmod(number, len(self.rows) // self.size)
            order = random.Random(f"{self.seed} {turn}").sample(range(len(self.rows)), len(self.rows))
            yield self.collate([self.rows[row] for row in order[place * self.size : (place + 1) * self.size]])
            number += 1


def deciding(options: argparse.Namespace) -> dict[str, str]:
    """What a training's result depends on: one of other settings is not gone on with."""
    here = options.reward == "local"
    named = {name: str(getattr(options, name)) for name in (*DECIDING, *(REWARDED if here else ()))}
    start = "" if options.start is None else sha256(options.start)
    return {**named, "reward": "local" if here else "served", "problems": sha256(options.problems), "start": start}


def random_state() -> dict[str, Any]:
    """Where the generators stand that solutions and their order are drawn from."""
    _, keys, *rest = np.random.get_state()
    cuda = torch.cuda.get_rng_state_all() if torch.cuda.is_available() else []
    return {"torch": torch.get_rng_state(), "cuda": cuda, "numpy": [keys.tolist(), *rest]}


def set_random_state(state: dict[str, Any]) -> None:
    keys, *rest = state["numpy"]
    np.random.set_state(("MT19937", np.array(keys, np.uint32), *rest))
    torch.set_rng_state(state["torch"])
    if state["cuda"] and torch.cuda.is_available():
        torch.cuda.set_rng_state_all(state["cuda"])


class Kept(TrainerCallback):
    """Keeps a TRL trainer's state in a file after every step, and puts it back."""

    def __init__(self, path: Path, settings: dict[str, str]) -> None:
        self.path, self.settings = path, settings
        self.started = time.time()
        self.found: dict[str, Any] | None = None
        if path.exists():
            self.found = torch.load(path, map_location="cpu", weights_only=True)
            differing = [name for name in settings if self.found["settings"].get(name) != settings[name]]
            if differing:
                raise ValueError(f"{path} is of a training with other settings ({', '.join(differing)}); it is left as it is: name another folder, or delete it")

    @property
    def first(self) -> int:
        """The steps that are done."""
        return 0 if self.found is None else self.found["step"]

    @property
    def spent(self) -> float:
        """Seconds that training took before it was stopped."""
        return 0.0 if self.found is None else self.found["seconds"]

    def restore(self, trainer: Any) -> None:
        """Watches the trainer, gives it its batches in a seeded order, and what was kept."""
        self.trainer, self.total = trainer, trainer.args.num_total_batches
        trainer.dataloader = Batches(trainer.train_dataset, trainer.local_dataloader_batch_size, trainer.args.seed, trainer.data_collator)
        trainer.add_callback(self)
        if self.found is None:
            return
        with torch.no_grad():
            for parameter, stored in zip(self.parameters(), self.found["parameters"], strict=True):
                parameter.copy_(stored)
        trainer.optimizer.load_state_dict(self.found["optimizer"])
        trainer.lr_scheduler.load_state_dict(self.found["schedule"])
        trainer.dataloader.first = self.first
        trainer.args.num_total_batches = self.total - self.first

    def parameters(self) -> list[torch.Tensor]:
        return [parameter for parameter in self.trainer.model.parameters() if parameter.requires_grad]

    def on_train_begin(self, args, state, control, **_) -> None:
        self.started = time.time() - self.spent
        state.max_steps = self.total
        if self.found is not None:
            state.global_step, state.episode = self.first, self.first * args.batch_size
            set_random_state(self.found["random"])

    def on_step_end(self, args, state, control, **_) -> None:
        kept = {
            "step": state.global_step,
            "seconds": time.time() - self.started,
            "settings": self.settings,
            "parameters": [parameter.detach().cpu() for parameter in self.parameters()],
            "optimizer": self.trainer.optimizer.state_dict(),
            "schedule": self.trainer.lr_scheduler.state_dict(),
            "random": random_state(),
        }
        write_state(self.path, kept)
