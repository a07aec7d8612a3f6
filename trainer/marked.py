"""Rows of steps as one token sequence with a mark after each step: what the scorer reads, in training as in use."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trainer.tokens import Vocabulary


@dataclass(frozen=True)
class Format:
    """The text around problem, step and mark; each piece is tokenised on its own, as the engine does."""

    start: str = "{problem}\n"
    mark: str = "\nCheck:"
    between: str = "\n"
    positive: str = " +"
    negative: str = " -"


@dataclass(frozen=True)
class Branch:
    """Another text for step `at`, with its own label: it is read after the steps before `at`, seen by nothing else."""

    at: int
    text: str
    label: int


@dataclass
class Row:
    """One derivation. Labels: 1 right, 0 wrong, None not known. `wrong` says that some step is, without saying which."""

    problem: str
    steps: list[str]
    labels: list[int | None]
    branches: list[Branch] = field(default_factory=list)
    wrong: bool = False
    weight: float = 1.0
    id: str = ""
    source: str = ""


@dataclass
class Marked:
    """
    A row's token ids. `marks` are the places read, with a label each (-1 unknown). A token of branch b > 0 sees the
    first `reach` tokens of the trunk and its own branch; a trunk token sees the trunk before it.
    """

    row: Row
    ids: list[int]
    marks: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    reach: list[int] = field(default_factory=list)
    branch: list[int] = field(default_factory=list)

    def add(self, ids: list[int], start: int, reach: int, branch: int) -> None:
        """Tokens at positions from `start` on."""
        self.ids = self.ids + ids
        self.positions += range(start, start + len(ids))
        self.reach += [reach] * len(ids)
        self.branch += [branch] * len(ids)

    def mark(self, label: int | None) -> None:
        """Reads the last token."""
        self.marks.append(len(self.ids) - 1)
        self.labels.append(-1 if label is None else label)


def read_rows(path: Path) -> Iterator[Row]:
    """Rows of a JSONL file; fields the trainer does not use are passed over."""
    names = Row.__dataclass_fields__
    with path.open() as lines:
        for line in lines:
            found = json.loads(line)
            row = Row(**{name: found[name] for name in names if name in found})
            row.branches = [Branch(**branch) for branch in found.get("branches", [])]
            yield row


def mark_row(row: Row, vocabulary: Vocabulary, form: Format, longest: int) -> Marked | None:
    """The row's sequence, ended before the first step that passes `longest` tokens; None when no step fits."""
    start = vocabulary.encode(form.start.replace("{problem}", row.problem.strip()))
    mark, between = vocabulary.encode(form.mark), vocabulary.encode(form.between)
    if start is None or mark is None or between is None:
        return None
    marked = Marked(row, [])
    marked.add(start, 0, len(start), 0)
    before = [len(start)]
    for step, label in zip(row.steps, row.labels):
        piece = vocabulary.encode(step.strip())
        if piece is None or before[-1] + len(between) + len(piece) + len(mark) > longest:
            break
        lead = between if marked.marks else []
        marked.add([*lead, *piece, *mark], before[-1], 0, 0)
        marked.mark(label)
        before.append(len(marked.ids))
    for number, branch in enumerate(row.branches, 1):
        piece = vocabulary.encode(branch.text.strip())
        if piece is not None and branch.at < len(before) and len(marked.ids) + len(piece) + len(mark) < 2 * longest:
            lead = between if branch.at > 0 else []
            marked.add([*lead, *piece, *mark], before[branch.at], before[branch.at], number)
            marked.mark(branch.label)
    return marked if marked.marks else None


def length_batches(rows: list[Marked], budget: int, order: list[int]) -> list[list[Marked]]:
    """Batches of rows of like length holding at most `budget` padded tokens, in the order given by a shuffle."""
    window = max(1, math.ceil(len(rows) / 8))
    batches: list[list[Marked]] = []
    for start in range(0, len(order), window):
        near = sorted((rows[place] for place in order[start : start + window]), key=lambda row: len(row.ids))
        batch: list[Marked] = []
        for row in near:
            if batch and len(row.ids) * (len(batch) + 1) > budget:
                batches.append(batch)
                batch = []
            batch.append(row)
        batches.append(batch)
    return batches
