"""Solutions written as assignments (`left = pens - 3`), evaluated exactly; nothing is run as program code."""

from __future__ import annotations

import ast
from fractions import Fraction

OPERATIONS = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.FloorDiv: lambda a, b: Fraction(a // b),
    ast.Mod: lambda a, b: a % b,
}


def evaluate(node: ast.expr, known: dict[str, Fraction]) -> Fraction:
    """The exact value of an arithmetic expression over known names; anything else is a ValueError."""
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return Fraction(str(node.value))
    if isinstance(node, ast.Name) and node.id in known:
        return known[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -evaluate(node.operand, known)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.UAdd):
        return evaluate(node.operand, known)
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        return OPERATIONS[type(node.op)](evaluate(node.left, known), evaluate(node.right, known))
    raise ValueError("not plain arithmetic over known names")


def calculate(source: str) -> Fraction | None:
    """The value of `answer` (else of the last line); None when a line does not evaluate."""
    known: dict[str, Fraction] = {}
    last = None
    try:
        for statement in ast.parse(source.strip()).body:
            if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
                return None
            last = known[statement.targets[0].id] = evaluate(statement.value, known)
    except (SyntaxError, ValueError, ZeroDivisionError, MemoryError, RecursionError):
        return None
    return known.get("answer", last)
