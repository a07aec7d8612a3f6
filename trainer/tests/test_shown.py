import unittest

from trainer.shown import Solution, read_solution


class CalculatedSolutions(unittest.TestCase):
    """What the engine's own reader shows of the same texts."""

    def shows(self, text: str, steps: list[str], answer: str | None) -> None:
        self.assertEqual(read_solution(text), Solution(steps, answer))

    def test_quantities_become_steps_with_their_values(self) -> None:
        self.shows("cans = 10 * 8\nleft = 290 - cans\nanswer = left / (24 - 10)", ["cans: 10 * 8 = 80", "left: 290 - 80 = 210", "answer: 210 / (24 - 10) = 15"], "15")
        self.shows("price_of_pen = 2.50\nanswer = price_of_pen * 3", ["price of pen: 2.50 = 2.5", "answer: 2.5 * 3 = 7.5"], "7.5")
        self.shows("bianca = 12.5\nraise = + bianca - 2", ["bianca: 12.5", "raise: 12.5 - 2 = 10.5"], "10.5")

    def test_fractions_and_signs_keep_their_brackets(self) -> None:
        self.shows("a = 1,250 / 3\nanswer = a - 2 * a", ["a: $1250 / 3 = \\frac{1250}{3}$", "answer: $1250/3 - 2 * (1250/3) = -\\frac{1250}{3}$"], "-1250/3")
        self.shows("a = 5 - 9\nanswer = -a * (2 - a) - (7 - 3)", ["a: 5 - 9 = -4", "answer: -(-4) * (2 - (-4)) - (7 - 3) = 20"], "20")
        self.shows("answer = 17 // 5 + 17 % 5", ["answer: floor(17 / 5) + 17 mod 5 = 5"], "5")

    def test_comments_are_words_and_other_names_no_steps(self) -> None:
        self.shows("x = 2 # the pens.\n# in\n# all\ntotal = x + 1\nanswer = total", ["the pens: 2", "in all: 2 + 1 = 3"], "3")
        self.shows("def f():\n  a = 2 * 3\n  return a", ["a: 2 * 3 = 6"], "6")

    def test_what_cannot_be_evaluated_has_no_answer(self) -> None:
        for text in ("answer = pens - 9", "answer = 1 / 0", "answer = 2 +", "answer = open('x')", "", "It is 5."):
            self.assertIsNone(read_solution(text).answer, text)
        self.shows("a = 2\nb = a / (a - 2)\nanswer = 3", ["a: 2"], None)


if __name__ == "__main__":
    unittest.main()
