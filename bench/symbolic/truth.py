"""Says which claims are true, for the mutants that the witness did not reject.

Reads JSON lines {"id", "claim"} from the file named first; writes {"id", "truth"}: false, true or unknown. The sides of
each relation are read by SymPy's LaTeX reader and evaluated to 50 digits at points that no human chose; claims in a few
plain words (`... is divisible by ...`) are turned into relations first.
"""

import json
import random
import re
import sys

from latex2sympy2_extended import latex2sympy
from sympy import N, Rational, floor

DIGITS = 50


POINTS = 12
RELATION = re.compile(r"\\(?:leq?|geq?|neq?)(?![a-zA-Z])|(?<!\\)[=<>]")
NAMES = {"\\le": "<=", "\\leq": "<=", "\\ge": ">=", "\\geq": ">=", "\\ne": "!=", "\\neq": "!="}


def plain(text):
    return re.sub(r"\\boxed\{(.*?)\}", r"\1", text.replace("$", "")).strip(" .,")


def read(text):
    return latex2sympy(plain(text))


def holds(left, op, right):
    """Whether a relation between two numbers holds; None where they have no value."""
    gap = N(left - right, DIGITS)
    if not gap.is_number or gap.has(float("nan")):
        return None
    same = bool(abs(gap) <= 10 ** -(DIGITS // 2))
    if op in ("=", "!="):
        return same == (op == "=")
    if not gap.is_real:
        return None
    return (same and len(op) == 2) or (not same and bool(gap < 0) == op.startswith("<"))


def in_words(claim):
    """The truth of a claim in words without variables; None for other claims."""
    text = plain(claim)
    if match := re.fullmatch(r"(.+?) is (not )?(?:evenly )?divisible by (.+)", text):
        return (read(match[1]) % read(match[3]) == 0) != bool(match[2])
    if match := re.fullmatch(r"(.+?) is (odd|even)", text):
        return (read(match[1]) % 2 == 1) == (match[2] == "odd")
    if match := re.fullmatch(r"(?:least|smallest) integer greater than (.+?) is (.+)", text):
        return holds(floor(read(match[1])) + 1, "=", read(match[2]))
    if match := re.fullmatch(r"(.+?) means (.+)", text):
        return holds(read(match[1]), "=", read(match[2]))
    if match := re.fullmatch(r"(.+?) and (.+?) are each (.+)", text):
        return all(holds(read(match[k]), "=", read(match[3])) for k in (1, 2))
    return None


def in_signs(claim):
    """Whether each relation of a claim holds at all points tried."""
    ops = [NAMES.get(op, op) for op in RELATION.findall(claim)]
    sides = [read(side) for side in RELATION.split(claim)]
    draw = random.Random(7)
    found = []
    for left, op, right in zip(sides, ops, sides[1:]):
        names = sorted(left.free_symbols | right.free_symbols, key=str)
        for _ in range(POINTS if names else 1):
            point = {name: Rational(draw.randint(2, 40), draw.randint(1, 9)) for name in names}
            found.append(holds(left.subs(point), op, right.subs(point)))
    if not found or None in found:
        return None
    return all(found)


def truth(claim):
    try:
        found = in_words(claim)
        found = in_signs(claim) if found is None else found
    except Exception:  # noqa: BLE001 - what cannot be read or computed stays unknown
        return "unknown"
    return {True: "true", False: "false", None: "unknown"}[None if found is None else bool(found)]


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    for row in rows:
        print(json.dumps({"id": row["id"], "truth": truth(row["claim"])}))


main()
