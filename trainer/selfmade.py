"""Solutions a solver writes itself in the *calculated* format, kept when they evaluate to the right answer.

    python -m trainer.selfmade sample --base MODEL --prompt calculated.json --problems P.jsonl --out ROWS.jsonl
    python -m trainer.selfmade solve  --base MODEL --prompt calculated.json --problems P.jsonl --out ANSWERS.jsonl [--adapter DIR]

`sample` writes several tries of each problem (rejection sampling). `solve` answers greedily, with the format's worked
examples when there is no adapter.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

import torch

from trainer.base import Base, load_base
from trainer.calculated import calculate
from trainer.device import place, precision
from trainer.network import Network
from trainer.pairs import chat
from trainer.rollouts import Writer
from trainer.training import restore


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.open()]


def cut_at(text: str | None, stops: list[str]) -> str | None:
    """The text before the first stop string, as the engine ends it."""
    if text is None:
        return None
    return text[: min((place for place in map(text.find, stops) if place >= 0), default=len(text))].strip()


def right(problem: dict, text: str | None) -> bool:
    value = None if text is None else calculate(text)
    return value is not None and abs(value - int(float(problem["answer"].replace(",", "")))) < 1e-6


def sample(base: Base, network: Network, form: dict, options: argparse.Namespace) -> None:
    """Keeps at most `--keep` different right tries of each problem, chosen by chance."""
    problems = [problem for problem in read(options.problems) if problem.get("kind", "gsm8k") == "gsm8k"]
    jobs = [problem for problem in problems for _ in range(options.tries)]
    writer = Writer(base, network, 200, options.batch, 0.8, options.seed)
    texts = writer.write([chat(form, job["problem"], True) for job in jobs])
    found = defaultdict(set)
    for job, text in zip(jobs, texts):
        text = cut_at(text, form["stop"])
        if text and right(job, text):
            found[job["problem"]].add(text)
    shuffle = random.Random(options.seed)
    with options.out.open("w") as file:
        for problem, kept in found.items():
            for text in shuffle.sample(sorted(kept), min(options.keep, len(kept))):
                file.write(json.dumps({"problem": problem, "solution": text}) + "\n")
    print(json.dumps({"problems": len(problems), "solved": len(found)}), flush=True)


def solve(base: Base, network: Network, form: dict, options: argparse.Namespace) -> None:
    if options.adapter is not None:
        network.adapt(options.rank, options.rank, options.first_block)
        restore(options.adapter / "checkpoint.pt", list(network.adapters.parameters()), None)
    problems = read(options.problems)
    writer = Writer(base, network, 200, options.batch, 0.0, options.seed)
    texts = writer.write([chat(form, problem["problem"], options.adapter is None) for problem in problems])
    texts = [cut_at(text, form["stop"]) for text in texts]
    with options.out.open("w") as file:
        for problem, text in zip(problems, texts):
            file.write(json.dumps({"id": problem["id"], "text": text, "right": right(problem, text)}) + "\n")
    print(json.dumps({"right": sum(map(right, problems, texts)), "of": len(problems)}), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("sample", "solve"))
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--prompt", type=Path, required=True)
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--first-block", type=int, default=0)
    parser.add_argument("--tries", type=int, default=8)
    parser.add_argument("--keep", type=int, default=3)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    base = load_base(options.base, options.cache)
    network = base.network(place(), precision())
    form = json.loads(options.prompt.read_text())
    {"sample": sample, "solve": solve}[options.task](base, network, form, options)


if __name__ == "__main__":
    main()
