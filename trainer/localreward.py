"""The reward r = IRM x PRM of calculated solutions, computed here in torch on many texts at once.

    python -m trainer.localreward --base MODEL.gguf --scorer PRM.gguf --texts TEXTS.jsonl

The same number the reward server gives for this format, but for the symbolic witness: it has nothing to refute in steps
whose values are calculated.
"""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch

from trainer.answers import same
from trainer.base import Base, load_base
from trainer.device import place, precision
from trainer.gguffile import field, open_gguf
from trainer.marked import Format, Row, length_batches, mark_row
from trainer.score import adapter_blocks, lay_over
from trainer.scorer import Scorer
from trainer.shown import read_solution
from trainer.tokens import spelling

# Padded tokens read at once.
BUDGETS = {"cuda": 65_536, "mps": 8192, "cpu": 4096}
LONGEST = 1 << 15


@dataclass(frozen=True)
class Asked:
    """One solution to be rewarded; without a label nothing rests on its answer."""

    problem: str
    text: str
    label: str = ""


@dataclass(frozen=True)
class Reward:
    reward: float
    right: bool | None


class MarkReader:
    """The base's first blocks under an adapter: probabilities of ` +` against ` -` at marks."""

    def __init__(self, base: Base, adapter: Path, blocks: int = 0, calibration: tuple[float, float] = (1.0, 0.0)) -> None:
        self.temperature, self.bias = calibration
        network = base.network(place(), precision(), blocks or adapter_blocks(adapter))
        form, vocabulary = Format(), base.vocabulary
        self.vocabulary = spelling(vocabulary)
        self.scorer = Scorer(network, vocabulary.one(form.positive), vocabulary.one(form.negative))
        lay_over(network, self.scorer, adapter, vocabulary)
        self.budget = BUDGETS[place()]

    def read(self, rows: list[tuple[str, list[str]]]) -> list[list[float]]:
        """For each text and its steps the probabilities after the steps."""
        marked = [mark_row(Row(text, steps, [None] * len(steps)), self.vocabulary, Format(), LONGEST) for text, steps in rows]
        found: list[list[float]] = [[] for _ in rows]
        places = {id(row): number for number, row in enumerate(marked)}
        order = [row for row in marked if row is not None]
        batches = length_batches(order, self.budget, list(range(len(order)))) if order else []
        for batch in batches:
            for row, differences in zip(batch, self.scorer.differences(batch)):
                found[places[id(row)]] = (torch.tensor(differences) / self.temperature + self.bias).sigmoid().tolist()
        return found


class LocalReward:
    """Rewards of solutions by the models given; what is not given counts 1."""

    def __init__(self, prm: MarkReader | None, irm: MarkReader | None, question: str, aggregation: str, outcome_share: float) -> None:
        self.prm, self.irm, self.question = prm, irm, question
        self.aggregation, self.outcome_share = aggregation, outcome_share

    def rewards(self, asked: list[Asked]) -> list[Reward]:
        solutions = [read_solution(one.text) for one in asked]
        problems = [one.problem.strip() for one in asked]
        read = [solution.answer is not None and len(solution.steps) > 0 for solution in solutions]
        kept = [number for number, good in enumerate(read) if good]
        scores = dict(zip(kept, self.prm.read([(problems[number], solutions[number].steps) for number in kept]))) if self.prm else {}
        marks = self.instruction(problems)
        found = []
        for number, one in enumerate(asked):
            answer = solutions[number].answer if read[number] else None
            found.append(self.one(one, answer, scores.get(number, [1.0]), marks[number]))
        return found

    def instruction(self, problems: list[str]) -> list[float]:
        if self.irm is None:
            return [1.0] * len(problems)
        different = list(dict.fromkeys(problems))
        marks = self.irm.read([(self.question, [problem]) for problem in different])
        known = {problem: mark[0] if mark else 1.0 for problem, mark in zip(different, marks)}
        return [known[problem] for problem in problems]

    def one(self, asked: Asked, answer: str | None, scores: list[float], irm: float) -> Reward:
        """A solution that cannot be read has none."""
        if answer is None:
            return Reward(0.0, False if asked.label else None)
        product = irm * (min(scores) if self.aggregation == "min" else math.prod(scores))
        if not asked.label:
            return Reward(product, None)
        right = same(asked.label, answer) is True
        return Reward((1 - self.outcome_share) * product + self.outcome_share * right, right)


def add_reward_options(parser: argparse.ArgumentParser, outcome_share: float) -> None:
    """The options that say what a reward computed here is made of."""
    parser.add_argument("--scorer", type=Path, help="adapter of the process reward model, of the same base")
    parser.add_argument("--scorer-blocks", type=int, default=0, help="blocks the process reward model reads (0: as its file says)")
    parser.add_argument("--calibration", type=float, nargs=2, default=(1.0, 0.0), metavar=("TEMPERATURE", "BIAS"), help="of its logits")
    parser.add_argument("--irm", type=Path, help="adapter of the instruction reward model, of the same base")
    parser.add_argument("--aggregation", choices=("min", "product"), default="min", help="how the scores of steps become one")
    parser.add_argument("--outcome-share", type=float, default=outcome_share, help="how much of the reward rests on the answer")


def local_reward(base: Base, options: argparse.Namespace) -> LocalReward:
    """The reward by adapters of the base; the instruction model's question stands in its file."""
    prm = MarkReader(base, options.scorer, options.scorer_blocks, options.calibration) if options.scorer else None
    irm = MarkReader(base, options.irm) if options.irm else None
    question = field(open_gguf(options.irm), "stepwise.question") if options.irm else ""
    return LocalReward(prm, irm, question, options.aggregation, options.outcome_share)


def main() -> None:
    """Rewards of the texts of a file, in its order, as lines of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--texts", type=Path, required=True, help="JSONL of problem, text and, where known, label")
    add_reward_options(parser, 0.0)
    options = parser.parse_args()
    base = load_base(options.base, options.cache)
    asked = [Asked(**json.loads(line)) for line in options.texts.open()]
    for found in local_reward(base, options).rewards(asked):
        print(json.dumps({"reward": found.reward, "right": found.right}))


if __name__ == "__main__":
    main()
