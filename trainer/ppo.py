"""Proximal policy optimization of a solver's adapter by TRL, its reward asked of the project's reward server.

    python -m trainer.ppo --base MODEL.gguf --prompt FORMAT.json --problems P.jsonl --reward URL --out DIR [--start CHECKPOINT]

With `--reward local --scorer PRM.gguf` the reward of calculated solutions is computed in this process
instead, on the device the policy is on: where there is no server, or a GPU would wait for it.

The reference of the KL penalty is the adapter it starts from. Started again on the same DIR it goes on after the last whole
step. Needs `trainer/requirements-ppo.txt`.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import time
from collections.abc import Callable
from pathlib import Path

import torch
from datasets import Dataset
from peft import PeftModel, get_peft_model
from torch import nn
from transformers import PrinterCallback, TrainerCallback, set_seed
from trl.experimental.ppo import PPOConfig, PPOTrainer

from trainer.base import Base, load_base
from trainer.device import place, precision
from trainer.export import write_adapter_tensors
from trainer.gguffile import sha256
from trainer.goingon import Kept, deciding
from trainer.hf import adapter_tensors, causal_model, fast_tokenizer, full_head, load_adapter, lora_config
from trainer.localreward import add_reward_options, local_reward
from trainer.pairs import chat, read_problems
from trainer.rewardmodels import Hidden, RewardHere, RewardModel, RewardOfServer
from trainer.tokens import spelling
from trainer.training import write_state


class ValueOverBase(nn.Module):
    """A value head over the frozen base's last states: no second copy of the weights."""

    base_model_prefix = "backbone"

    def __init__(self, policy: nn.Module, width: int) -> None:
        super().__init__()
        self.of = [policy]
        self.head = nn.Linear(width, 1)
        nn.init.zeros_(self.head.weight)

    def backbone(self, **kwargs: object) -> Hidden:
        [policy] = self.of
        with torch.no_grad(), policy.disable_adapter():
            return Hidden(policy.get_base_model().model(**kwargs).hidden_states[-1])

    def score(self, states: torch.Tensor) -> torch.Tensor:
        return self.head(states.float())


class OutOfTime(Exception):
    """Another step would end after the time that is allowed."""


class Told(TrainerCallback):
    """Prints what TRL measures at each step as a line of JSON, keeps the adapter now and then, and ends by the clock."""

    def __init__(self, minutes: float, save_every: int, save: Callable[[], None], spent: float = 0) -> None:
        self.seconds, self.save_every, self.save, self.spent = 60 * minutes, save_every, save, spent
        self.started = self.before = time.time()

    def on_train_begin(self, args, state, control, **_) -> None:
        self.before = time.time()
        self.started = self.before - self.spent

    def on_log(self, args, state, control, logs=None, **_) -> None:
        plain = {name: round(float(value), 5) for name, value in (logs or {}).items() if isinstance(value, (int, float))}
        spent = round(time.time() - self.started, 1)
        print(json.dumps({"step": state.global_step, "of": state.max_steps, "seconds": spent, **plain}), flush=True)

    def on_step_end(self, args, state, control, **_) -> None:
        now = time.time()
        last, self.before = now - self.before, now
        if self.save_every and state.global_step % self.save_every == 0:
            self.save()
        if self.seconds and now + last > self.started + self.seconds:
            raise OutOfTime


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--prompt", type=Path, required=True)
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--reward", required=True, help="address of the reward server (its token is read from STEPWISE_REWARD_TOKEN), or `local`")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="checkpoint.pt or GGUF of the adapter to start from, the reference too")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--micro", type=int, default=0, help="solutions in one backward pass (0: the batch), a divisor of it")
    parser.add_argument("--minutes", type=float, default=0, help="end training by then, at an even rate (0: after the steps)")
    parser.add_argument("--save-every", type=int, default=0, help="write the adapter after every so many steps too")
    parser.add_argument("--length", type=int, default=96, help="tokens of a solution at most")
    parser.add_argument("--rate", type=float, default=1e-5)
    parser.add_argument("--kl", type=float, default=0.05)
    parser.add_argument("--epochs", type=int, default=2, help="passes over the solutions of a step")
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0)
    add_reward_options(parser, 0.5)
    return parser.parse_args()


def configure(options: argparse.Namespace) -> PPOConfig:
    micro = options.micro or options.batch
    return PPOConfig(
        output_dir=str(options.out / "trl"),
        per_device_train_batch_size=micro,
        gradient_accumulation_steps=options.batch // micro,
        num_mini_batches=1,
        local_rollout_forward_batch_size=options.batch,
        num_ppo_epochs=options.epochs,
        total_episodes=options.steps * options.batch,
        response_length=options.length,
        learning_rate=options.rate,
        lr_scheduler_type="constant_with_warmup" if options.minutes else "linear",
        warmup_steps=3 if options.minutes else 0,
        kl_coef=options.kl,
        missing_eos_penalty=0.5,
        stop_token="eos",
        temperature=options.temperature,
        num_sample_generations=0,
        logging_steps=1,
        save_strategy="no",
        report_to=[],
        seed=options.seed,
        use_cpu=place() == "cpu",
        bf16=False,
        gradient_checkpointing=False,
        disable_tqdm=True,
        model_adapter_name="default",
        ref_adapter_name="reference",
    )


def filled(prompts: list[str], batch: int) -> list[str]:
    """The prompts, repeated until there are enough for one batch: of fewer TRL makes none, and waits for ever."""
    return prompts * max(1, math.ceil(batch / len(prompts)))


def reward_model(base: Base, options: argparse.Namespace, labels: dict[str, str]) -> RewardModel:
    if options.reward != "local":
        return RewardOfServer(options.reward, os.environ.get("STEPWISE_REWARD_TOKEN", ""), base.vocabulary, labels)
    return RewardHere(local_reward(base, options), base.vocabulary, labels)


def build_policy(base: Base, options: argparse.Namespace) -> PeftModel:
    """The base with the adapter that is trained, and beside it the one it starts from."""
    # Padding sees nothing; not every attention kernel gives numbers there.
    torch.backends.cuda.enable_cudnn_sdp(False)
    model = causal_model(base, precision())
    full_head(model)
    policy = get_peft_model(model, lora_config(options.rank))
    policy.add_adapter("reference", lora_config(options.rank))
    if options.start is not None:
        for adapter in ("default", "reference"):
            load_adapter(policy, adapter, options.start, base.shape)
    policy.set_adapter("default")
    return policy


def write_results(policy: PeftModel, base: Base, options: argparse.Namespace) -> None:
    """The adapter as it is now, as GGUF and as a checkpoint to go on from."""
    tensors = adapter_tensors(policy, "default", base.shape)
    partial = options.out / "adapter.part"
    write_adapter_tensors(partial, base.shape, options.rank, {"general.name": options.out.name}, tensors)
    os.replace(partial, options.out / "adapter.gguf")
    write_state(options.out / "checkpoint.pt", {"step": 0, "parameters": [part for pair in tensors.values() for part in pair]})


def main() -> None:
    options = arguments()
    started = time.time()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.threads:
        torch.set_num_threads(options.threads)
    # numpy's generator too: TRL draws the order of the solutions from it, and seeds it nowhere.
    set_seed(options.seed)
    kept = Kept(options.out / "training.pt", deciding(options))
    base = load_base(options.base, options.cache)
    policy = build_policy(base, options)
    form = json.loads(options.prompt.read_text())
    rows = read_problems(options.problems)
    prompts = [chat(form, row["problem"], options.start is None) for row in rows]
    labels = dict(zip(prompts, (str(row.get("answer", "")) for row in rows)))
    encoder = spelling(base.vocabulary)
    trainer = PPOTrainer(
        args=configure(options),
        processing_class=fast_tokenizer(base),
        model=policy,
        ref_model=None,
        reward_model=reward_model(base, options, labels),
        value_model=ValueOverBase(policy, base.shape.width),
        train_dataset=Dataset.from_list([{"input_ids": encoder.encode(prompt, special=True)} for prompt in filled(prompts, options.batch)]),
    )
    trainer.remove_callback(PrinterCallback)
    kept.restore(trainer)
    trainer.add_callback(Told(options.minutes, options.save_every, lambda: write_results(policy, base, options), kept.spent))
    if kept.first:
        print(json.dumps({"from": kept.first, "of": kept.total}), flush=True)
    try:
        if kept.first < kept.total:
            trainer.train()
    except OutOfTime:
        print(json.dumps({"outOfTime": True}), flush=True)
    write_results(policy, base, options)
    report = {"adapter": sha256(options.out / "adapter.gguf"), "count": len(rows), "seconds": round(time.time() - started)}
    (options.out / "manifest.json").write_text(json.dumps(report, indent=2) + "\n")
    print(json.dumps({"done": True, **report}), flush=True)


if __name__ == "__main__":
    main()
