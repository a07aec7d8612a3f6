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
from sympy import N, Rational, ceiling, floor, gcd, integer_nthroot, isprime

DIGITS = 50


POINTS = 12
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
RELATION = re.compile(r"\\(?:leq?|geq?|neq?)(?![a-zA-Z])|(?<!\\)[=<>]")
NAMES = {"\\le": "<=", "\\leq": "<=", "\\ge": ">=", "\\geq": ">=", "\\ne": "!=", "\\neq": "!="}


def inside(text):
    """Text that starts with a group in braces, without those braces."""
    depth = 0
    for k, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return text[1:k] + text[k + 1 :]
    return text


def without_cis(text):
    """Text with `cis (x)` written out, which SymPy's reader does not know; x stands in brackets."""
    match = re.search(r"\\(?:operatorname|text|mathrm)\{\s*cis\s*\}\s*\(", text)
    if match is None:
        return text
    depth, end = 1, match.end()
    while depth > 0:
        depth += (text[end] == "(") - (text[end] == ")")
        end += 1
    angle = text[match.end() - 1 : end]
    return without_cis(f"{text[: match.start()]}(\\cos{angle} + \\sqrt{{-1}} \\sin{angle}){text[end:]}")


def plain(text):
    text = re.sub(r"(\d+)\s*\^\s*\{?\\circ\}?", r"(\\frac{\1\\pi}{180})", text.replace("$", ""))
    text = without_cis(text)
    if (boxed := text.find("\\boxed{")) >= 0 and text.count("\\boxed{") == 1:
        text = text[:boxed] + inside(text[boxed + len("\\boxed"):])
    text = re.sub(r"(?<![\w.])(\d+)_\{?(\d)\}?(?!\d)", lambda m: str(int(m[1], int(m[2]))), text)
    text = re.sub(r"(\d+)\.\\overline\{(\d+)\}", lambda m: r"(%s+\frac{%s}{%s})" % (m[1], m[2], "9" * len(m[2])), text)
    return text.strip(" .,")


def read(text):
    return latex2sympy(plain(text))


def holds(left, op, right):
    """Whether a relation between two numbers holds; None where they have no value."""
    gap = N(left - right, DIGITS)
    if getattr(gap, "is_Matrix", False):
        entries = [holds(entry, op, 0) for entry in gap]
        return None if None in entries or op != "=" else all(entries)
    if not gap.is_number or gap.has(float("nan")):
        return None
    same = bool(abs(gap) <= 10 ** -(DIGITS // 2))
    if op in ("=", "!="):
        return same == (op == "=")
    if not gap.is_real:
        return None
    return (same and len(op) == 2) or (not same and bool(gap < 0) == op.startswith("<"))


def number_of(text):
    return WORDS.index(text) if text in WORDS else int(text.replace(",", ""))


def counted(kind, low, high):
    """How many whole numbers of a kind lie in a range, ends included."""
    if match := re.fullmatch(r"(?:positive )?multiples of (\d+)", kind):
        return sum(1 for k in range(low, high + 1) if k % int(match[1]) == 0)
    tests = {
        "perfect squares": lambda k: k >= 0 and integer_nthroot(k, 2)[1],
        "perfect cubes": lambda k: k >= 0 and integer_nthroot(k, 3)[1],
        "primes": isprime,
        "prime numbers": isprime,
        "integers": lambda k: True,
        "odd integers": lambda k: k % 2 == 1,
        "even integers": lambda k: k % 2 == 0,
    }
    return sum(1 for k in range(low, high + 1) if tests[kind](k))


SIGNS = {"positive": ">", "negative": "<", "nonnegative": ">=", "non-negative": ">="}
ORDERS = {"greater": ">", "larger": ">", "more": ">", "bigger": ">", "less": "<", "smaller": "<"}
IS = r" (?:is|are)(?: always| both| also| all| clearly)? "

#: Claims in words, each with how its truth is found.
PATTERNS = (
    (r"(.+?) is (not )?(?:evenly )?divisible by (.+)", lambda a, no, b: (read(a) % read(b) == 0) != bool(no)),
    (r"(.+?) is (not )?a multiple of (.+)", lambda a, no, b: (read(a) % read(b) == 0) != bool(no)),
    (r"(.+?) is (odd|even)", lambda a, kind: (read(a) % 2 == 1) == (kind == "odd")),
    (r"(.+?) and (.+?) are both (odd|even)", lambda a, b, kind: all((read(x) % 2 == 1) == (kind == "odd") for x in (a, b))),
    (r"(.+?) is (not )?prime", lambda a, no: isprime(int(read(a))) != bool(no)),
    (r"(.+?) and (.+?) are (?:both )?(?:primes?|prime numbers)", lambda a, b: isprime(int(read(a))) and isprime(int(read(b)))),
    (r"(.+?) and (.+?) are relatively prime", lambda a, b: gcd(int(read(a)), int(read(b))) == 1),
    (r"(.+?) and (.+?) (?:share|have) a common factor of (.+)", lambda a, b, m: read(a) % read(m) == 0 == read(b) % read(m)),
    (r"(?:least|smallest) integer (?:greater|larger) than (.+?) is (.+)", lambda a, b: holds(floor(read(a)) + 1, "=", read(b))),
    (r"(?:greatest|largest) integer (?:less|smaller) than (.+?) is (.+)", lambda a, b: holds(ceiling(read(a)) - 1, "=", read(b))),
    (r"(.+?) means (.+)", lambda a, b: holds(read(a), "=", read(b))),
    (r"(.+?) and (.+?) are each (.+)", lambda a, b, c: all(holds(read(x), "=", read(c)) for x in (a, b))),
    (r"(.+?)" + IS + r"(greater|larger|more|bigger|less|smaller) than (.+)", lambda a, how, b: at_points(a, ORDERS[how], b)),
    (r"(.+?) is (\w+) more than a multiple of (.+)", lambda a, k, m: (read(a) - number_of(k)) % read(m) == 0),
    (r"(\d+) *(?:\||\\mid) *(\d+)", lambda a, b: int(b) % int(a) == 0),
    (r"are (\w+) (.+?) less than or equal to (\d+)", lambda n, kind, b: number_of(n) == counted(kind, 1, int(b))),
    (r"(.+?) is between (.+?) and (.+)", lambda a, b, c: at_points(b, "<", a) and at_points(a, "<", c)),
    (r"(.+?) and (.+?)" + IS + r"(positive|negative|non-?negative)", lambda a, b, how: all(at_points(x, SIGNS[how], "0") for x in (a, b))),
    (r"(.+?)" + IS + r"(positive|negative|non-?negative)", lambda a, how: at_points(a, SIGNS[how], "0")),
    (r"are (\w+) (.+?) between (\d+) and (\d+)", lambda n, kind, a, b: number_of(n) in {counted(kind, x, y) for x in (int(a), int(a) + 1) for y in (int(b) - 1, int(b))}),
    (r"are (\w+) (.+?) from (\d+) to (\d+)(?:, inclusive)?", lambda n, kind, a, b: number_of(n) == counted(kind, int(a), int(b))),
    (r"are (\w+) (.+?) (?:that are )?less than (\d+)", lambda n, kind, b: number_of(n) == counted(kind, 1, int(b) - 1)),
)


def in_words(claim):
    """The truth of a claim in words; None for other claims."""
    text = plain(claim)
    for pattern, truth_of in PATTERNS:
        if match := re.fullmatch(pattern, text):
            return truth_of(*match.groups())
    return None


def at_points(left, op, right):
    """Whether a relation holds at all points tried."""
    left, right = read(left), read(right)
    draw = random.Random(7)
    names = sorted(left.free_symbols | right.free_symbols, key=str)
    found = []
    for _ in range(POINTS if names else 1):
        point = {name: Rational(draw.randint(-40, 40), draw.randint(1, 9)) for name in names}
        found.append(holds(left.subs(point), op, right.subs(point)))
    return None if None in found else all(found)


def in_congruence(claim):
    """The truth of a congruence of numbers; equalities among it may be congruences as well. None for other claims."""
    if not (match := re.fullmatch(r"(.+?)\\pmod\s*\{?(\d+)\}?\s*\.?", claim)) or "\\equiv" not in claim:
        return None
    sides = [int(read(side)) % int(match[2]) for side in re.split(r"\\equiv|=", match[1])]
    return len(set(sides)) == 1


def in_digits(claim):
    """The truth of `a \\approx b`, by the digits shown; None for other claims."""
    if claim.count("\\approx") != 1 or RELATION.search(claim):
        return None
    left, right = claim.split("\\approx")
    decimals = re.search(r"\.(\d+)\s*$", plain(right))
    unit = Rational(1, 10 ** (len(decimals[1]) if decimals else 0))
    return bool(abs(N(read(left) - read(right), DIGITS)) <= unit / 2)


def in_signs(claim):
    """Whether each relation of a claim holds at all points tried."""
    ops = [NAMES.get(op, op) for op in RELATION.findall(claim)]
    sides = RELATION.split(claim)
    if len(sides) > 2 and ops[0] == "=" and re.fullmatch(r"\s*[A-Za-z]\s*\(?[^()]*\)?\s*", sides[0]):
        sides, ops = sides[1:], ops[1:]  # a name, or an unknown function's value: it is only named
    sides = [read(side) for side in sides]
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
        found = None
        for way in (in_words, in_congruence, in_digits, in_signs):
            found = way(claim) if found is None else found
    except Exception:  # noqa: BLE001 - what cannot be read or computed stays unknown
        return "unknown"
    return {True: "true", False: "false", None: "unknown"}[None if found is None else bool(found)]


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    for row in rows:
        print(json.dumps({"id": row["id"], "truth": truth(row["claim"])}))


main()
