"""One training loop for all adapters: schedule, clipping, checkpoints, and going on after a kill."""

from __future__ import annotations

import io
import json
import math
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import torch
from torch import nn

Batch = TypeVar("Batch")

# Steps one after another without a finite gradient before a training gives up.
LOST_AT_MOST = 20


@dataclass(frozen=True)
class Schedule:
    """Learning rate with warm-up and cosine decay to a twentieth; ends by `seconds` when that is not 0."""

    rate: float
    warmup: int
    save_every: int
    seconds: float = 0

    def done(self, step: int, steps: int, elapsed: float) -> float:
        """How much of the run is over, by steps or by the clock, whichever says more."""
        return max(step / steps, elapsed / self.seconds if self.seconds else 0)

    def at(self, step: int, done: float) -> float:
        if step < self.warmup:
            return self.rate * (step + 1) / self.warmup
        return self.rate * (0.525 + 0.475 * math.cos(done * math.pi))


class Shared(Protocol):
    """Several workers on one training: their gradients and losses add up to those of the whole batch."""

    saves: bool

    def sum(self, parameters: list[nn.Parameter], loss: torch.Tensor) -> torch.Tensor: ...


def write_state(path: Path, state: dict[str, object]) -> None:
    """Writes a state whole or not at all."""
    partial = path.with_suffix(".part")
    # Through memory: what cannot be written is then an error of the file, with the disk's own words.
    packed = io.BytesIO()
    torch.save(state, packed)
    partial.write_bytes(packed.getbuffer())
    os.replace(partial, path)


def save(path: Path, step: int, parameters: list[nn.Parameter], optimizer: torch.optim.Optimizer) -> None:
    """Writes a checkpoint."""
    write_state(path, {"step": step, "parameters": [p.detach().cpu() for p in parameters], "optimizer": optimizer.state_dict()})


def restore(path: Path, parameters: list[nn.Parameter], optimizer: torch.optim.Optimizer | None) -> int:
    """The step to go on from, 0 when there is no checkpoint."""
    if not path.exists():
        return 0
    state = torch.load(path, map_location="cpu", weights_only=True)
    with torch.no_grad():
        for parameter, stored in zip(parameters, state["parameters"], strict=True):
            parameter.copy_(stored)
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state["step"]


def train(
    batches: list[Batch],
    loss: Callable[[Batch], torch.Tensor],
    parameters: list[nn.Parameter],
    schedule: Schedule,
    checkpoint: Path,
    say: Callable[[str], None] = print,
    pace: Callable[[nn.Parameter], float] = lambda _: 1.0,
    shared: Shared | None = None,
) -> None:
    """
    Runs the batches in order, one step each, and leaves the last state in the checkpoint. `pace` is each parameter's
    share of the learning rate. With `shared` several workers run the same steps, each on its part of a batch. A step
    whose gradient is not finite changes nothing; after 20 of them in a row a FloatingPointError ends the training.
    """
    groups = [{"params": [parameter], "pace": pace(parameter)} for parameter in parameters]
    optimizer = torch.optim.AdamW(groups, lr=schedule.rate, betas=(0.9, 0.98), weight_decay=0.01)
    first = restore(checkpoint, parameters, optimizer)
    if first:
        say(json.dumps({"from": first, "of": len(batches)}))
    started, recent, every, lost = time.time(), [], max(1, min(50, len(batches) // 20)), 0
    for step in range(first, len(batches)):
        done = schedule.done(step, len(batches), time.time() - started)
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = schedule.at(step, done) * group["pace"]
        value = loss(batches[step])
        value.backward()
        if shared is not None:
            value = shared.sum(parameters, value.detach())
        finite = bool(nn.utils.clip_grad_norm_(parameters, 1.0).isfinite())
        lost = 0 if finite else lost + 1
        if lost > LOST_AT_MOST:
            raise FloatingPointError(f"{lost} steps in a row up to step {step + 1} had no finite gradient; the checkpoint is of before")
        if finite:
            optimizer.step()
            recent.append(value.detach())
        optimizer.zero_grad()
        if (step + 1) % every == 0 or step + 1 == len(batches):
            loss_told = {"loss": round(torch.stack(recent).mean().item(), 4)} if recent else {}
            line = {"step": step + 1, "of": len(batches), **loss_told, "seconds": round(time.time() - started)}
            say(json.dumps(line))
            recent = []
        if (step + 1) % schedule.save_every == 0 and (shared is None or shared.saves):
            save(checkpoint, step + 1, parameters, optimizer)
    if shared is None or shared.saves:
        save(checkpoint, len(batches), parameters, optimizer)
