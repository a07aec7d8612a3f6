"""A calculated solution as the engine reads it: each relation evaluated exactly and shown as one step with its value.

Takes what models in this format are trained to write, `+ - * / // %` and brackets over numbers and earlier names; what
else the engine can do (functions, algebra, percent signs) is a fault here.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from fractions import Fraction

from trainer.calculated import evaluate

RELATION = re.compile(r"[A-Za-z_]\w*\s*=(?!=)", re.ASCII)
ALIAS = re.compile(r"=\s*[A-Za-z_]\w*$", re.ASCII)
SEPARATED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
NAME = re.compile(r"(?<![\w.])(?=[A-Za-z_])", re.ASCII)
# Before every name, so that none is a word of Python's.
OWN = "q_"
SIGNS = {ast.Add: ("+", 1), ast.Sub: ("-", 1), ast.Mult: ("*", 2), ast.Div: ("/", 2), ast.FloorDiv: ("//", 2), ast.Mod: ("%", 2)}
SIGN, ATOM = 3, 5
DECIMALS = 6
LINES = 200
LONGEST = 500


@dataclass(frozen=True)
class Solution:
    """Steps as they are shown and scored; no answer where a relation cannot be evaluated."""

    steps: list[str]
    answer: str | None


def decimal(value: Fraction) -> str | None:
    """The value as a short decimal, None where it is none."""
    if value.denominator == 1:
        return str(value.numerator)
    scaled = abs(value) * 10**DECIMALS
    if scaled.denominator != 1:
        return None
    digits = str(scaled.numerator).rjust(DECIMALS + 1, "0")
    return ("-" if value < 0 else "") + f"{digits[:-DECIMALS]}.{digits[-DECIMALS:]}".rstrip("0")


def plain_value(value: Fraction) -> str:
    return decimal(value) or str(value)


def latex_value(value: Fraction) -> str:
    sign = "-" if value < 0 else ""
    return decimal(value) or f"{sign}\\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"


def wrapped(shown: tuple[str, int], least: int) -> str:
    return f"({shown[0]})" if shown[1] < least else shown[0]


def binary(sign: str, strength: int, left: tuple[str, int], right: tuple[str, int]) -> tuple[str, int]:
    """An operation with the brackets it needs."""
    if sign == "//":
        return f"floor({wrapped(left, 2)} / {wrapped(right, 3)})", ATOM
    if sign == "%":
        return f"{wrapped(left, 3)} mod {wrapped(right, 3)}", strength
    if sign in "+*" and right[1] == strength and not re.search(r"[-/]| mod ", right[0]):
        return f"{wrapped(left, strength)} {sign} {right[0]}", strength
    return f"{wrapped(left, strength)} {sign} {wrapped(right, ATOM if right[1] == SIGN else strength + 1)}", strength


def substituted(node: ast.expr, known: dict[str, Fraction], source: str) -> tuple[str, int]:
    """The relation with the values of earlier quantities put in, and how strongly its outermost sign binds."""
    if isinstance(node, ast.Name):
        value = known[node.id]
        return plain_value(value), SIGN if value < 0 else ATOM if decimal(value) is not None else 2
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.UAdd):
        return substituted(node.operand, known, source)
    if isinstance(node, ast.UnaryOp):
        return "-" + wrapped(substituted(node.operand, known, source), SIGN + 1), SIGN
    if isinstance(node, ast.BinOp):
        left, right = (substituted(part, known, source) for part in (node.left, node.right))
        return binary(*SIGNS[type(node.op)], left, right)
    return (ast.get_source_segment(source, node) or "").replace("_", ""), ATOM


def relations(text: str) -> list[tuple[str, str, str]]:
    """Name, right-hand side and words of each relation among the lines: a comment behind it or right before it."""
    found, before = [], []
    for line in (line.strip() for line in text.split("\n")):
        relation, hashed, comment = line.partition("#")
        if line.startswith("#"):
            before.append(line.lstrip("#").strip())
        elif RELATION.match(line):
            name, right = (part.strip() for part in relation.split("=", 1))
            said = comment.lstrip("#").strip() if hashed else " ".join(part for part in before if part)
            found.append((name, right, said or re.sub("_+", " ", name).strip()))
            before = []
    return found


def read_solution(text: str) -> Solution:
    """Reads a whole solution; its last relation is the answer."""
    known: dict[str, Fraction] = {}
    steps: list[str] = []
    value = None
    for name, right, words in relations(text)[:LINES]:
        source = SEPARATED.sub(lambda number: number[0].replace(",", ""), right.replace("$", "")).strip()
        source = NAME.sub(OWN, source)
        try:
            if len(source) > LONGEST:
                raise ValueError("too long")
            node = ast.parse(source, mode="eval").body
            value = evaluate(node, known)
            shown, latex = substituted(node, known, source)[0], latex_value(value)
        except (SyntaxError, ValueError, ZeroDivisionError, OverflowError, MemoryError, RecursionError):
            return Solution(steps, None)
        known[OWN + name] = value
        if ALIAS.search(f"={right}"):
            continue
        formula = latex if shown.replace(" ", "") == latex else f"{shown} = {latex}"
        marked = f"${formula}$" if re.search(r"[\\^_{}]", formula) else formula
        steps.append(f"{words.rstrip('.:;')}: {marked}")
    return Solution(steps, None if value is None else plain_value(value))
