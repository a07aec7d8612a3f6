import unittest
from fractions import Fraction

from trainer.answers import boxed, false_arithmetic, final_answer, same
from trainer.calculated import calculate


class Answers(unittest.TestCase):
    def test_spellings_of_one_answer_are_the_same(self) -> None:
        pairs = [("72", "72."), ("\\frac{1}{2}", "0.5"), ("\\dfrac12", "\\frac{1}{2}"), ("1,250", "$1250"), ("5", "x=5")]
        pairs += [("72", "72 \\text{ clips}"), ("10\\%", "10"), ("-\\frac{3}{4}", "-0.75")]
        for gold, given in pairs:
            self.assertTrue(same(gold, given), (gold, given))

    def test_other_values_differ_and_doubt_is_said(self) -> None:
        self.assertFalse(same("72", "73"))
        self.assertFalse(same("2", "x"))
        self.assertIsNone(same("x+1", "1+x"))
        self.assertIsNone(same("2\\sqrt{3}", "3"))

    def test_the_last_box_counts_with_its_braces(self) -> None:
        self.assertEqual(boxed("\\boxed{1} so \\boxed{\\frac{1}{2}}"), "\\frac{1}{2}")
        self.assertIsNone(boxed("\\boxed{1"))
        self.assertEqual(final_answer("There are 3 and then 1,250 left."), "1,250")

    def test_false_arithmetic_is_found_and_true_is_not_accused(self) -> None:
        for text in ("3 \\times 4 = 13", "5*6=31", "= 5 + 3 = 9", "x = 2 + 3 = 6"):
            self.assertTrue(false_arithmetic(text), text)
        true = ("48/2 = 24", "$1,250 + 50 = $1,300", "2 + 3 * 4 = 14", "10/3 = 3.33", "2^3 * 2 = 16", "0.5 * 100 = 50%")
        for text in (*true, "3 + 4 = 8 - 1", "1.5 \\times 2 = 3.0", "1/4 = 25%"):
            self.assertFalse(false_arithmetic(text), text)


class Calculations(unittest.TestCase):
    def test_assignments_are_evaluated_exactly(self) -> None:
        self.assertEqual(calculate("a = 4 * 12\nanswer = a / 5"), Fraction(48, 5))
        self.assertEqual(calculate("left = 10 - 3"), 7)

    def test_nothing_is_run(self) -> None:
        for source in ("import os", "answer = open('x')", "answer = __import__('os')", "answer = 1 / 0", "answer = b", "answer ="):
            self.assertIsNone(calculate(source), source)


if __name__ == "__main__":
    unittest.main()
