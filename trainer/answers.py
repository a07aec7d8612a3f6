"""Final answers, found and compared strictly enough to label a rollout; where in doubt the comparison says None."""

from __future__ import annotations

import re
from fractions import Fraction

NUMBER = re.compile(r"-?\$?\d[\d,]*(?:\.\d+)?")
ARITHMETIC = re.compile(
    r"(?<![\w.,^)}/*+\-−×÷=$])(?<![-+*/×÷−^]\s)(?<!times\s)(?<!cdot\s)(?<!div\s)\$?(\d[\d,]*(?:\.\d+)?)\s*([-+*/×÷−]|\\times|\\div|\\cdot)\s*\$?(\d[\d,]*(?:\.\d+)?)\s*="
    r"\s*\$?(-?\d[\d,]*(?:\.\d+)?)(?![\w^/*×÷%]|\.\d|,\d|\s*(?:[-+*/×÷−^]|\\times|\\div|\\cdot|\\frac|\())"
)


def boxed(text: str) -> str | None:
    """What stands in the last \\boxed{...}, its braces balanced."""
    start = text.rfind("\\boxed{")
    if start < 0:
        return None
    depth, place = 1, start + len("\\boxed{")
    for end in range(place, len(text)):
        depth += (text[end] == "{") - (text[end] == "}")
        if depth == 0:
            return text[place:end]
    return None


def final_answer(text: str) -> str | None:
    """The boxed answer, else the last number."""
    found = boxed(text)
    if found is not None:
        return found
    numbers = NUMBER.findall(text)
    return numbers[-1] if numbers else None


def plain(answer: str) -> str:
    """One spelling for answers that differ in markup alone."""
    text = re.sub(r"\\(?:text|mathrm|mbox|textbf)\{([^{}]*)\}", r"\1", answer)
    text = re.sub(r"\\(?:left|right|displaystyle|,|!|;|:| )|\\\$|\^\{?\\circ\}?|[$\s]", "", text)
    text = re.sub(r"\\[dt]frac", r"\\frac", text)
    text = re.sub(r"\\frac(\d)(\d)", r"\\frac{\1}{\2}", text)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    text = re.sub(r"^[a-zA-Z]=(?!.*=)", "", text.replace("\\%", "").replace("%", ""))
    return text.rstrip(".").lower()


def value(text: str) -> Fraction | None:
    """The exact value of a plain number or fraction, None for anything else."""
    text = re.sub(r"^(-?)\\frac\{(-?\d+)\}\{(-?\d+)\}$", r"\1\2/\3", text).replace("--", "")
    found = re.match(r"^-?\d+(?:\.\d+)?(?:/-?\d+)?", text)
    if found is None or (found.end() < len(text) and not text[found.end() :].isalpha()):
        return None
    top, _, bottom = found.group().partition("/")
    return None if bottom and int(bottom) == 0 else Fraction(top) / int(bottom or 1)


def same(gold: str, given: str) -> bool | None:
    """Whether two answers are equal; None when neither spelling nor value decides."""
    left, right = plain(gold), plain(given)
    if left == right:
        return True
    values = value(left), value(right)
    if values[0] is not None and values[1] is not None:
        return values[0] == values[1]
    if values[0] is not None and re.fullmatch(r"[a-z\\{}\d^_]*", right) is not None:
        return False
    return None


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def false_arithmetic(text: str) -> bool:
    """Whether the text holds `a op b = c` over plain numbers where c is off by more than its rounding."""
    for first, sign, second, claimed in ARITHMETIC.findall(text):
        a, b, c = number(first), number(second), number(claimed)
        if sign in ("/", "÷", "\\div"):
            if b == 0:
                continue
            exact = a / b
        elif sign in ("-", "−"):
            exact = a - b
        else:
            exact = a + b if sign == "+" else a * b
        digits = len(claimed.partition(".")[2])
        slack = max(Fraction(1, 10**digits), abs(exact) / 200) if exact.denominator > 1 else 0
        if abs(exact - c) > slack and abs(exact - c * 100) > slack:
            return True
    return False
