"""Compares answers with Math-Verify and with SymPy, timed, for the symbolic benchmark.

Reads JSON lines {"id", "gold", "prediction"} from the file named first, and writes {"id", "peer", "equal", "ms"}. Lines
with "warm" are compared first, untimed.
"""

import json
import sys
import time

from math_verify import parse, verify
from sympy import simplify
from sympy.parsing.latex import parse_latex


def by_math_verify(gold, prediction):
    return bool(verify(parse(gold), parse(prediction)))


def by_sympy(gold, prediction):
    left, right = (parse_latex(text.strip("$"), backend="lark") for text in (gold, prediction))
    return bool(simplify(left - right) == 0)


PEERS = {"Math-Verify": by_math_verify, "SymPy": by_sympy}


def judge(compare, row):
    start = time.thread_time()
    try:
        outcome = compare(row["gold"], row["prediction"])
    except Exception:  # noqa: BLE001 - a peer that raises has not accepted
        outcome = False
    return outcome, (time.thread_time() - start) * 1000


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        lines = [json.loads(line) for line in file]
    warm = [row for row in lines if row.get("warm")]
    rows = [row for row in lines if not row.get("warm")]
    for peer, compare in PEERS.items():
        for row in warm:
            judge(compare, row)
        for row in rows:
            outcome, ms = judge(compare, row)
            print(json.dumps({"id": row["id"], "peer": peer, "equal": outcome, "ms": ms}))


main()
