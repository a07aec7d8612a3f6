import unittest

import torch

from trainer.marked import Branch, Format, Marked, Row, length_batches, mark_row
from trainer.scorer import Scorer
from trainer.tests.small import Letters, small_network

TREE = Row("the problem", ["one", "two", "three"], [1, 1, None], [Branch(0, "uno", 0), Branch(2, "tres!", 0)])
LINES = [
    Row("the problem", ["one", "two", "three"], [1, 1, 1]),
    Row("the problem", ["uno"], [0]),
    Row("the problem", ["one", "two", "tres!"], [1, 1, 0]),
]


def marked(row: Row, longest: int = 500) -> Marked:
    found = mark_row(row, Letters(), Format(), longest)
    assert found is not None
    return found


class MarkedRows(unittest.TestCase):
    def test_a_branch_reads_as_the_line_it_stands_for(self) -> None:
        scorer = Scorer(small_network(), 3, 4)
        tree = scorer.differences([marked(TREE)])[0]
        lines = scorer.differences([marked(row) for row in LINES])
        for found, wanted in zip(tree, [*lines[0], lines[1][0], lines[2][2]], strict=True):
            self.assertAlmostEqual(found, wanted, places=4)

    def test_padding_and_neighbours_change_nothing(self) -> None:
        scorer = Scorer(small_network(), 3, 4)
        alone = [scorer.differences([marked(row)])[0] for row in [TREE, *LINES]]
        together = scorer.differences([marked(row) for row in [TREE, *LINES]])
        for one, other in zip(alone, together, strict=True):
            for found, wanted in zip(one, other, strict=True):
                self.assertAlmostEqual(found, wanted, places=4)

    def test_marks_stand_on_the_last_token_of_the_mark(self) -> None:
        row = marked(LINES[0])
        ends = [row.ids[: mark + 1][-len("\nCheck:") :] for mark in row.marks]
        self.assertEqual(ends, [Letters().encode("\nCheck:")] * 3)

    def test_a_row_too_long_ends_before_the_step_that_does_not_fit(self) -> None:
        self.assertEqual(len(marked(LINES[0], 40).marks), 2)
        self.assertIsNone(mark_row(LINES[0], Letters(), Format(), 12))

    def test_batches_hold_every_row_once_and_stay_in_budget(self) -> None:
        rows = [Marked(LINES[0], [0] * size) for size in (5, 50, 7, 30, 30, 9, 80)]
        batches = length_batches(rows, 100, [3, 1, 0, 2, 6, 5, 4])
        self.assertCountEqual([id(row) for batch in batches for row in batch], [id(row) for row in rows])
        for batch in batches:
            self.assertLessEqual(max(len(row.ids) for row in batch) * len(batch), 100)

    def test_the_loss_wants_an_error_somewhere_when_only_the_outcome_is_known(self) -> None:
        scorer = Scorer(small_network(), 3, 4)
        row = Row("p", ["one", "two"], [None, None], wrong=True)
        before = scorer.loss([marked(row)], 1.0)
        before.backward()
        with torch.no_grad():
            scorer.head -= 0.05 * scorer.head.grad
        self.assertLess(scorer.loss([marked(row)], 1.0).item(), before.item())


if __name__ == "__main__":
    unittest.main()
