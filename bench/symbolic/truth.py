"""Says which equations are false, for the mutants that the witness did not reject.

Reads JSON lines {"id", "claim"} from the file named first; writes {"id", "truth"}: false, true or unknown. The sides of
each `=` are read by SymPy's LaTeX reader and evaluated to 50 digits at points that no human chose.
"""

import json
import random
import re
import sys

from latex2sympy2_extended import latex2sympy
from sympy import N, Rational

DIGITS = 50


def sides(claim):
    return [latex2sympy(side) for side in re.split(r"(?<![<>!\\])=", claim)]


def differs(left, right, draw):
    names = sorted(left.free_symbols | right.free_symbols, key=str)
    point = {name: Rational(draw.randint(2, 40), draw.randint(1, 9)) for name in names}
    gap = N((left - right).subs(point), DIGITS)
    if not gap.is_number or gap.has(float("nan")):
        return None
    return bool(abs(gap) > 10 ** -(DIGITS // 2))


def truth(claim):
    draw = random.Random(7)
    try:
        parts = sides(claim)
        found = [differs(a, b, draw) for a, b in zip(parts, parts[1:]) for _ in range(3)]
    except Exception:  # noqa: BLE001 - what cannot be read or computed stays unknown
        return "unknown"
    if not found or None in found:
        return "unknown"
    return "false" if True in found else "true"


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    for row in rows:
        print(json.dumps({"id": row["id"], "truth": truth(row["claim"])}))


main()
