"""Solutions the solver writes itself, labelled by their outcome: realistic errors for the process reward model.

    python -m trainer.rollouts --base MODEL.gguf --problems PROBLEMS.jsonl --out ROWS.jsonl

Each problem is solved several times. Where the solver often succeeds, the steps of its failures are located by
continuing from after each step (Math-Shepherd, arXiv 2312.08935): the first step from which no try reaches the
answer, after one from which some did, is the error. Other failures are written as rows known to hold an error.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import torch

from trainer.answers import false_arithmetic, final_answer, same
from trainer.base import Base, load_base
from trainer.device import place, precision
from trainer.generate import write_texts
from trainer.network import Network

SYSTEMS = (
    "Please reason step by step, and put your final answer within \\boxed{}.",
    "Solve the problem in short paragraphs, one step a paragraph, a blank line between them. Put the final answer within \\boxed{}.",
    "You are a careful teacher. Explain the solution step by step in plain sentences with formulas. Put the final answer in \\boxed{}.",
)


# About 29 GB for the 1.5B model: what one batch may take of a large GPU beside other work.
CACHED_POSITIONS = 1_000_000


@dataclass
class Try:
    """One solution: its steps, and for each step how many of the tries from after it succeeded."""

    problem: dict
    system: str
    steps: list[str]
    right: bool
    successes: dict[int, list[bool]] = field(default_factory=lambda: defaultdict(list))


def prompt(problem: str, system: str, begun: str = "") -> str:
    """A chat in the form of the Qwen models, the answer begun."""
    turns = f"<|im_start|>system\n{system}<|im_end|>\n<|im_start|>user\n{problem}<|im_end|>\n"
    return f"{turns}<|im_start|>assistant\n{begun}"


def split_steps(text: str) -> list[str]:
    """Paragraphs as steps; headings go with what follows, displayed formulas with what stands before."""
    steps: list[str] = []
    held = ""
    for part in (part.strip() for part in re.split(r"\n\s*\n", text)):
        if not part:
            continue
        if steps and not held and part.startswith(("\\[", "$$")):
            steps[-1] += "\n" + part
        elif re.fullmatch(r"(#+|\*\*|Step \d+).{0,80}|.*:", part):
            held += part + "\n"
        else:
            steps.append(held + part)
            held = ""
    return [*steps, held.strip()] if held and steps else steps


class Writer:
    """Writes texts in batches sorted by length, as many at once as memory allows."""

    def __init__(self, base: Base, network: Network, room: int, rows: int, temperature: float, seed: int) -> None:
        self.base, self.network = base, network
        self.room, self.rows, self.temperature, self.seed = room, rows, temperature, seed
        self.stops = [base.vocabulary.one("<|im_end|>"), base.vocabulary.one("<|endoftext|>")]

    def end_of_batch(self, order: list[tuple[int, int]], start: int) -> int:
        """The longest prompt of a batch decides how many rows its cache has room for."""
        end = min(start + self.rows, len(order))
        while end > start + 1 and (order[end - 1][0] + self.room) * (end - start) > CACHED_POSITIONS:
            end -= 1
        return end

    def write(self, prompts: list[str]) -> list[str | None]:
        """The text after each prompt; None where it did not end in time or could not be encoded."""
        coded = [self.base.vocabulary.encode(text, special=True) for text in prompts]
        order = sorted((len(ids), place) for place, ids in enumerate(coded) if ids is not None)
        texts: list[str | None] = [None] * len(prompts)
        end = 0
        while end < len(order):
            start, end = end, self.end_of_batch(order, end)
            places = [place for _, place in order[start:end]]
            self.seed += 1
            batch = [coded[place] for place in places]
            written = write_texts(self.network, batch, self.room, self.temperature, self.stops, self.seed)
            for place, ids in zip(places, written):
                texts[place] = None if ids is None else self.base.vocabulary.decode(ids)
            print(json.dumps({"written": start + len(places), "of": len(order)}), flush=True)
        return texts


def in_time(items: list, size: int, seconds: float) -> Iterator[list]:
    """Parts of a list one after another; none is begun when so many seconds are over."""
    until = time.time() + seconds
    for start in range(0, len(items), size):
        if time.time() >= until:
            print(json.dumps({"left out": len(items) - start, "of": len(items)}), flush=True)
            return
        yield items[start : start + size]


def judge(problem: dict, text: str | None) -> bool | None:
    """Whether a solution's final answer is right; None when it has none or in doubt."""
    answer = None if text is None else final_answer(text)
    return None if answer is None else same(problem["answer"], answer)


def first_tries(problems: list[dict], writer: Writer, count: int, shuffle: random.Random) -> list[Try]:
    jobs = [(problem, shuffle.choice(SYSTEMS)) for problem in problems for _ in range(count)]
    texts = writer.write([prompt(problem["problem"], system) for problem, system in jobs])
    tries = []
    for (problem, system), text in zip(jobs, texts):
        right = judge(problem, text)
        if text is not None and right is not None:
            tries.append(Try(problem, system, split_steps(text), right))
    return [found for found in tries if 2 <= len(found.steps) <= 16]


def locate(tries: list[Try], writer: Writer, count: int) -> None:
    """Fills in `successes`: continuations from after each step but the last."""
    jobs = [(found, step) for found in tries for step in range(len(found.steps) - 1) for _ in range(count)]
    begun = ["\n\n".join(found.steps[: step + 1]) + "\n\n" for found, step in jobs]
    texts = writer.write([prompt(job[0].problem["problem"], job[0].system, text) for job, text in zip(jobs, begun)])
    for (found, step), text in zip(jobs, texts):
        right = judge(found.problem, text)
        found.successes[step].append(bool(right))


def located_labels(found: Try) -> list[int | None] | None:
    """Labels of a failed try whose error the continuations show clearly; None when they do not."""
    rates = [sum(found.successes[step]) / max(1, len(found.successes[step])) for step in range(len(found.steps) - 1)] + [0.0]
    first = next(step for step, rate in enumerate(rates) if rate == 0 and not any(rates[step:]))
    before = rates[first - 1] if first > 0 else 1.0
    if before < 0.3:
        return None
    labels: list[int | None] = [1 if rate >= 0.3 else None for rate in rates[:first]]
    return [*labels, 0, *[None] * (len(found.steps) - first - 1)]


def row(found: Try, place: int, shuffle: random.Random) -> dict | None:
    """A training row of one try, None where the evidence contradicts itself."""
    refuted = next((step for step, text in enumerate(found.steps) if false_arithmetic(text)), None)
    if found.right and refuted is not None:
        return None
    labels: list[int | None] = [1 if found.right else None] * len(found.steps)
    located = located_labels(found) if found.successes else None
    source = "rollout-right" if found.right else "rollout-wrong"
    if located is not None:
        labels, source = located, "rollout-located"
    if refuted is not None and 0 not in labels[: refuted + 1]:
        labels = [*labels[:refuted], 0, *[None] * (len(labels) - refuted - 1)]
        source = "rollout-refuted"
    spaced = shuffle.random() < 0.7
    steps = [re.sub(r"\s*\n\s*", " ", step) if spaced else step for step in found.steps]
    wrong = not found.right and 0 not in labels
    return {
        "id": f"{found.problem['id']}-try-{place}",
        "source": source,
        "problem": found.problem["problem"],
        "steps": steps,
        "labels": labels,
        "wrong": wrong,
        "weight": 0.7 if source == "rollout-located" else 1.0 if not wrong else 0.5,
    }


def choose_to_locate(tries: list[Try], most: int, shuffle: random.Random) -> list[Try]:
    """Failures of problems the solver often gets right, where a continuation's failure means something."""
    by_problem = defaultdict(list)
    for found in tries:
        by_problem[found.problem["id"]].append(found)
    failures = []
    for group in by_problem.values():
        rate = sum(found.right for found in group) / len(group)
        if rate >= 0.3:
            failures += [found for found in group if not found.right and len(found.steps) >= 3]
    shuffle.shuffle(failures)
    return failures[:most]


def balanced(tries: list[Try], shuffle: random.Random) -> list[Try]:
    """At most two right and three wrong tries of a problem."""
    chosen, seen = [], defaultdict(int)
    shuffle.shuffle(tries)
    for found in tries:
        key = (found.problem["id"], found.right)
        seen[key] += 1
        if seen[key] <= (2 if found.right else 3) or found.successes:
            chosen.append(found)
    return chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tries", type=int, default=4)
    parser.add_argument("--locate", type=int, default=0, help="failed tries whose error is located by continuing")
    parser.add_argument("--continuations", type=int, default=5)
    parser.add_argument("--room", type=int, default=400)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--seconds", type=float, nargs=2, metavar=("TRIES", "LOCATING"), help="begin no part after that long")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    shuffle = random.Random(options.seed)
    base = load_base(options.base, options.cache)
    network = base.network(place(), precision(place() == "cpu"))
    writer = Writer(base, network, options.room, options.batch, options.temperature, options.seed)
    problems = [json.loads(line) for line in options.problems.open()]
    limits = options.seconds or (math.inf, math.inf)
    shuffle.shuffle(problems)
    tries = [found for part in in_time(problems, 1000, limits[0]) for found in first_tries(part, writer, options.tries, shuffle)]
    print(json.dumps({"tries": len(tries), "right": sum(found.right for found in tries)}), flush=True)
    if options.locate:
        for part in in_time(choose_to_locate(tries, options.locate, shuffle), 400, limits[1]):
            locate(part, writer, options.continuations)
    rows = (row(found, place, shuffle) for place, found in enumerate(balanced(tries, shuffle)))
    with options.out.open("w") as file:
        for found in rows:
            if found is not None:
                file.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
