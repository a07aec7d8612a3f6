"""Holds the solutions of a run against those of an earlier one, problem by problem, over all problem sets named.

    python -m trainer.compare --before BEFORE.jsonl... --after AFTER.jsonl...

Takes what trainer.greedy writes, gzipped or not; a problem has one id in all sets. Prints what `--against` does, and of several
tries how often the answer most of them give is right; answers given equally often share that.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from trainer.greedy import by_problem, compared, mean_of


def read(paths: list[Path]) -> list[dict]:
    """The rows of all files."""
    texts = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in paths)
    return [json.loads(line) for text in texts for line in text.splitlines()]


def vote(rows: list[dict]) -> float:
    """The share of right ones among the answers given most often to a problem."""
    given = Counter(row["answer"] for row in rows if row["answer"] is not None)
    most = [answer for answer, count in given.items() if count == max(given.values())]
    right = {row["answer"] for row in rows if row["right"]}
    return sum(answer in right for answer in most) / max(1, len(most))


def voted(after: dict[str, list[dict]], before: dict[str, list[dict]]) -> dict:
    """Right votes of both runs, and the gain."""
    both = [(vote(before[name]), vote(after[name])) for name in after if name in before]
    old, new = (sum(pair[side] for pair in both) / len(both) for side in (0, 1))
    return {"before": round(old, 4), "after": round(new, 4), "gain": mean_of([new - old for old, new in both])}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", type=Path, nargs="+", required=True)
    parser.add_argument("--after", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    after, before = read(options.after), read(options.before)
    found = compared(after, before)
    if len(after) > found["pairs"]:
        found["vote"] = voted(by_problem(after), by_problem(before))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
