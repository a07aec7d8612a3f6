import gzip
import json
import tempfile
import unittest
from pathlib import Path

from trainer.compare import read, vote, voted
from trainer.greedy import by_problem


def rows(name: str, *answers: str | None, gold: str = "4") -> list[dict]:
    return [{"id": name, "answer": answer, "right": answer == gold, "reward": 0.5} for answer in answers]


class Votes(unittest.TestCase):
    def test_the_most_frequent_answer_counts_and_equals_share(self) -> None:
        self.assertEqual(vote(rows("a", "4", "5", "4", None)), 1)
        self.assertEqual(vote(rows("a", "4", "5", "5", None)), 0)
        self.assertEqual(vote(rows("a", "4", "5", None, None)), 0.5)
        self.assertEqual(vote(rows("a", None, None)), 0)

    def test_runs_are_paired_by_problem(self) -> None:
        before = by_problem([*rows("a", "5", "5"), *rows("b", "4", "4"), *rows("c", "4", "4")])
        after = by_problem([*rows("b", "4", "3"), *rows("a", "4", "4")])
        found = voted(after, before)
        self.assertEqual((found["before"], found["after"], found["gain"]["mean"]), (0.5, 0.75, 0.25))

    def test_rows_of_several_files_are_read_together(self) -> None:
        folder = Path(tempfile.mkdtemp())
        (folder / "a.jsonl").write_text(json.dumps({"id": "a"}) + "\n")
        (folder / "b.jsonl.gz").write_bytes(gzip.compress(b'{"id": "b"}\n{"id": "c"}\n'))
        self.assertEqual([row["id"] for row in read([folder / "a.jsonl", folder / "b.jsonl.gz"])], ["a", "b", "c"])


if __name__ == "__main__":
    unittest.main()
