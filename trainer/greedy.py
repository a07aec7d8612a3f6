"""Solves problems with a base and an adapter in the calculated format, and says how many answers are right.

    python -m trainer.greedy --base MODEL.gguf --prompt FORMAT.json --problems P.jsonl --out ROWS.jsonl [--adapter A.gguf]

One greedy solution of each problem, or `--tries` at a temperature, in large batches. Prints accuracy and mean reward with
95 % intervals as JSON; with `--against ROWS.jsonl` the paired difference to an earlier run as well.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import time
from pathlib import Path

import torch

from trainer.answers import same
from trainer.base import Base, load_base
from trainer.device import place, precision
from trainer.generate import write_texts
from trainer.localreward import Asked, LocalReward, add_reward_options, local_reward
from trainer.network import Network
from trainer.pairs import chat, read_problems
from trainer.score import lay_over
from trainer.shown import read_solution
from trainer.tokens import spelling
from trainer.training import restore

BASE_WORKERS = 8


def adapted(base: Base, adapter: Path | None) -> Network:
    """The base under an adapter, from its GGUF file or a trainer's checkpoint.pt of one on all matrices."""
    network = base.network(place(), precision())
    if adapter is not None and adapter.suffix == ".gguf":
        lay_over(network, None, adapter)
    elif adapter is not None:
        rank = torch.load(adapter, map_location="cpu", weights_only=True)["parameters"][0].shape[0]
        network.adapt(rank, rank)
        restore(adapter, list(network.adapters.parameters()), None)
    return network


def write_solutions(base: Base, network: Network, prompts: list[str], options: argparse.Namespace) -> list[str | None]:
    """The text after each prompt, prompts of like length together; None where it did not end in time."""
    encoder = spelling(base.vocabulary)
    stops = [base.vocabulary.one(token) for token in ("<|im_end|>", "<|endoftext|>")]
    coded = [encoder.encode(prompt, special=True) for prompt in prompts]
    order = sorted(range(len(coded)), key=lambda number: len(coded[number]))
    texts: list[str | None] = [None] * len(prompts)
    for start in range(0, len(order), options.batch):
        numbers = order[start : start + options.batch]
        batch = [coded[number] for number in numbers]
        written = write_texts(network, batch, options.room, options.temperature, stops, options.seed + start)
        for number, ids in zip(numbers, written):
            texts[number] = None if ids is None else base.vocabulary.decode(ids)
    return texts


def stopped(text: str, stops: list[str]) -> str:
    """The text up to where the engine would have stopped."""
    return re.split("|".join(map(re.escape, stops)), text.strip())[0] if stops else text.strip()


def rate_of(successes: int, count: int) -> dict[str, float]:
    """A share with its 95 % interval (Wilson)."""
    if count == 0:
        return {"rate": 0.0, "low": 0.0, "high": 1.0}
    z, rate = 1.96, successes / count
    middle = (rate + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(rate * (1 - rate) / count + z * z / (4 * count * count))
    return {"rate": round(rate, 4), "low": round(max(0.0, middle - half), 4), "high": round(min(1.0, middle + half), 4)}


def mean_of(values: list[float]) -> dict[str, float]:
    """A mean with its 95 % interval."""
    mean = sum(values) / max(1, len(values))
    spread = math.sqrt(sum((value - mean) ** 2 for value in values) / max(1, len(values) - 1) / max(1, len(values)))
    return {"mean": round(mean, 4), "low": round(mean - 1.96 * spread, 4), "high": round(mean + 1.96 * spread, 4)}


def exact_two_sided(gained: int, lost: int) -> float:
    """McNemar's test: how likely so uneven a split of the changed answers is by chance."""
    changed = gained + lost
    tail = sum(math.comb(changed, k) for k in range(min(gained, lost) + 1)) / 2**changed
    return min(1.0, 2 * tail)


def by_problem(rows: list[dict]) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row)
    return found


def compared(rows: list[dict], before: list[dict]) -> dict:
    """Paired with an earlier run, problem by problem: gains in pass rate and reward; of single tries McNemar's test too."""
    new, old = by_problem(rows), by_problem(before)
    both = [name for name in new if name in old]
    mean = lambda group, key: sum(row[key] for row in group) / len(group)
    gain = lambda key: mean_of([mean(new[name], key) - mean(old[name], key) for name in both])
    found = {"pairs": len(both), "rateGain": gain("right")}
    if all(len(group) == 1 for group in (*new.values(), *old.values())):
        gained = sum(new[name][0]["right"] and not old[name][0]["right"] for name in both)
        lost = sum(old[name][0]["right"] and not new[name][0]["right"] for name in both)
        found |= {"gained": gained, "lost": lost, "p": round(exact_two_sided(gained, lost), 6)}
    rewarded = all(row["reward"] is not None for name in both for row in (*new[name], *old[name]))
    return {**found, "rewardGain": gain("reward")} if rewarded else found


def judged(problems: list[dict], texts: list[str | None], tries: int, stops: list[str], reward: LocalReward | None) -> list[dict]:
    """A row for each solution. One that did not end in time is wrong and has no reward to speak of: 0."""
    rows = []
    for number, (problem, text) in enumerate(zip(problems, texts)):
        solution = None if text is None else read_solution(stopped(text, stops))
        answer = None if solution is None else solution.answer
        right = answer is not None and same(problem["answer"], answer) is True
        found = {"id": problem["id"], "try": number % tries, "text": text, "answer": answer, "right": right}
        rows.append({**found, "gold": problem["answer"], "reward": None})
    if reward is not None:
        asked = [Asked(problem["problem"], stopped(text or "", stops), problem["answer"]) for problem, text in zip(problems, texts)]
        for row, found in zip(rows, reward.rewards(asked)):
            row["reward"] = round(found.reward, 5)
    return rows


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--adapter", type=Path, help="GGUF adapter or checkpoint.pt; without it the base alone")
    parser.add_argument("--prompt", type=Path, required=True)
    parser.add_argument("--examples", action="store_true", help="show the format's worked examples")
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=0, help="the first so many problems (0: all)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--against", type=Path, help="rows of an earlier run on the same problems")
    parser.add_argument("--tries", type=int, default=1)
    parser.add_argument("--temperature", type=float, default=0.0)
    parser.add_argument("--room", type=int, default=240, help="tokens of a solution at most")
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0)
    add_reward_options(parser, 0.5)
    return parser.parse_args()


def summary(rows: list[dict], options: argparse.Namespace, seconds: dict[str, float]) -> dict:
    found = {
        "problems": options.problems.name,
        "adapter": None if options.adapter is None else options.adapter.name,
        "temperature": options.temperature,
        "solutions": len(rows),
        "accuracy": rate_of(sum(row["right"] for row in rows), len(rows)),
        "unended": sum(row["text"] is None for row in rows),
        "unread": sum(row["text"] is not None and row["answer"] is None for row in rows),
    }
    if options.scorer is not None:
        found["reward"] = mean_of([row["reward"] for row in rows])
    if options.against is not None:
        found["against"] = compared(rows, [json.loads(line) for line in options.against.read_text().splitlines()])
    return {**found, "seconds": {name: round(spent, 1) for name, spent in seconds.items()}}


def main() -> None:
    options = arguments()
    started = time.time()
    if options.threads:
        torch.set_num_threads(options.threads)
    base = load_base(options.base, options.cache, 1 if place() == "cpu" else min(BASE_WORKERS, os.cpu_count() or 1))
    form = json.loads(options.prompt.read_text())
    rows = read_problems(options.problems)[: options.limit or None]
    problems = [{**row, "answer": str(row["answer"])} for row in rows for _ in range(options.tries)]
    network = adapted(base, options.adapter)
    ready = time.time()
    texts = write_solutions(base, network, [chat(form, row["problem"], options.examples) for row in problems], options)
    written = time.time()
    reward = local_reward(base, options) if options.scorer else None
    found = judged(problems, texts, options.tries, form["stop"], reward)
    options.out.write_text("".join(json.dumps(row) + "\n" for row in found))
    spent = {"load": ready - started, "write": written - ready, "judge": time.time() - written}
    print(json.dumps(summary(found, options, spent)), flush=True)


if __name__ == "__main__":
    main()
