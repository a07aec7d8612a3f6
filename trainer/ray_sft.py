"""The same fine-tuning as trainer.sft on a Ray cluster, each step's batch spread over the workers.

    ray job submit --working-dir . -- python -m trainer.ray_sft --workers 2 --base MODEL.gguf --prompt F.json --rows R.jsonl --out DIR

Files and DIR lie on storage all workers see. Gradients are those of the whole batch, so the loss is the local one's.
A worker that dies is started again with the others, which go on from the last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path

import torch
import torch.distributed as dist

from trainer import sft
from trainer.base import load_base
from trainer.export import write_adapter
from trainer.network import Network
from trainer.pairs import Pair, mean_loss, plan, summed_loss
from trainer.training import Schedule, train


class Workers:
    """Sums gradients and losses over all workers; the first one saves."""

    def __init__(self) -> None:
        self.rank, self.count = dist.get_rank(), dist.get_world_size()
        self.saves = self.rank == 0

    def part(self, batch: list[Pair]) -> list[Pair]:
        return batch[self.rank :: self.count]

    def sum(self, parameters: list[torch.nn.Parameter], loss: torch.Tensor) -> torch.Tensor:
        for parameter in parameters:
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
            dist.all_reduce(parameter.grad)
        dist.all_reduce(loss)
        return loss


def share_of_loss(network: Network, batch: list[Pair], workers: Workers) -> torch.Tensor:
    """This worker's part of the whole batch's mean loss."""
    mine, tokens = workers.part(batch), sum(len(pair.answer) for pair in batch)
    if not mine:
        return sum(parameter.sum() for parameter in network.adapters.parameters()) * 0.0
    return summed_loss(network, mine) / tokens


def work(given: dict) -> None:
    """What each worker runs."""
    options = argparse.Namespace(**given)
    started, workers = time.time(), Workers()
    sft.say(json.dumps({"worker": workers.rank, "pid": os.getpid()}))
    if options.threads:
        torch.set_num_threads(options.threads)
    base = load_base(options.base, options.cache)
    network = sft.build(base, options)
    rows, held = sft.read_all(base, options)
    batches = plan(rows, options.tokens, options.epochs, options.seed)
    say = sft.say if workers.saves else lambda line: None
    say(json.dumps({"rows": len(rows), "steps": len(batches), "workers": workers.count}))
    schedule = Schedule(options.rate, min(20, 1 + len(batches) // 10), options.save_every)
    parameters = list(network.adapters.parameters())
    path = options.out / "checkpoint.pt"
    train(batches, lambda batch: share_of_loss(network, batch, workers), parameters, schedule, path, say, shared=workers)
    if not workers.saves:
        return
    after = mean_loss(network, held, options.tokens) if held else None
    write_adapter(options.out / "adapter.gguf", network, options.rank, {"general.name": options.out.name}, None)
    more = {"heldOutLoss": {"after": after}, "workers": workers.count, "seconds": round(time.time() - started)}
    report = sft.manifest(options, rows, batches, more)
    (options.out / "manifest.json").write_text(json.dumps(report, indent=2) + "\n")
    say(json.dumps({"heldOut": after, "done": True}))


def main() -> None:
    # Workers read torch and the base before they are ready: on a busy machine that takes longer than Ray waits.
    os.environ.setdefault("RAY_TRAIN_WORKER_GROUP_START_TIMEOUT_S", "300")
    import ray.train
    from ray.train.torch import TorchConfig, TorchTrainer

    place = sys.argv.index("--workers")
    count = int(sys.argv[place + 1])
    del sys.argv[place : place + 2]
    options = sft.arguments()
    given = {name: value.resolve() if isinstance(value, Path) else value for name, value in vars(options).items()}
    given["rows"] = [file.resolve() for file in options.rows]
    given["out"].mkdir(parents=True, exist_ok=True)
    gpu = torch.cuda.is_available()
    trainer = TorchTrainer(
        work,
        train_loop_config=given,
        torch_config=TorchConfig(backend="nccl" if gpu else "gloo"),
        scaling_config=ray.train.ScalingConfig(num_workers=count, use_gpu=gpu, resources_per_worker=None if gpu else {"CPU": 1}),
        run_config=ray.train.RunConfig(
            name="sft",
            storage_path=str(given["out"] / "ray"),
            failure_config=ray.train.FailureConfig(max_failures=3),
        ),
    )
    trainer.fit()


if __name__ == "__main__":
    main()
