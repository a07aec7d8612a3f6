"""Decides equalities with the SymPy of the Python that runs it.

Reads one question a line on standard input, as JSON: two expression trees of the kinds listed below, and how many
variables they have. Writes one answer a line. Nothing of a question is ever run or parsed as code: a tree of another
kind is answered "unknown". Ends when its input does.
"""

import json
import os
import queue
import sys
import threading

MEMORY = 2 << 30
POINTS = [("2", "3", "5"), ("1/3", "3/2", "2/5"), ("-2", "-1/2", "-3"), ("7/4", "1/5", "9/7"), ("-5/3", "4", "1/8")]


def limit_memory():
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        pass


def functions(sp):
    """What each name of a call means; a name not listed is not understood."""
    return {
        **{name: getattr(sp, name) for name in ("sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh", "tanh")},
        **{name: getattr(sp, name) for name in ("exp", "factorial", "binomial", "floor", "gcd", "lcm")},
        "ln": sp.log,
        "log": lambda x, base=10: sp.log(x, base),
        "abs": sp.Abs,
        "ceil": sp.ceiling,
        "arcsin": sp.asin,
        "arccos": sp.acos,
        "arctan": sp.atan,
        "root": sp.real_root,
    }


class Builder:
    """Makes SymPy's expressions out of trees."""

    def __init__(self, sp, count):
        self.sp = sp
        self.variables = [sp.Symbol(f"v{k}", real=True) for k in range(count)]
        self.calls = functions(sp)
        self.constants = {"pi": sp.pi, "e": sp.E, "i": sp.I, "infinity": sp.oo}
        self.free_integral = None

    def build(self, tree):
        kind, *parts = tree
        return getattr(self, "make_" + {"+": "sum", "*": "product", "^": "power"}.get(kind, kind))(*parts)

    def make_num(self, text):
        return self.sp.Rational(*[int(part) for part in text.split("/")])

    def make_var(self, index):
        return self.variables[index]

    def make_const(self, name):
        return self.constants[name]

    def make_sum(self, *terms):
        return self.sp.Add(*[self.build(term) for term in terms])

    def make_product(self, *factors):
        return self.sp.Mul(*[self.build(factor) for factor in factors])

    def make_power(self, base, exponent):
        return self.sp.Pow(self.build(base), self.build(exponent))

    def make_call(self, name, *args):
        return self.calls[name](*[self.build(arg) for arg in args])

    def make_integral(self, body, variable, *bounds):
        over = self.build(variable)
        if not bounds:
            self.free_integral = over
            return self.sp.Integral(self.build(body), over)
        return self.sp.integrate(self.build(body), (over, *[self.build(bound) for bound in bounds]))

    def make_total(self, body, variable, low, high):
        return self.sp.summation(self.build(body), (self.build(variable), self.build(low), self.build(high)))

    def make_times(self, body, variable, low, high):
        return self.sp.product(self.build(body), (self.build(variable), self.build(low), self.build(high)))

    def make_limit(self, body, variable, point, side):
        return self.sp.limit(self.build(body), self.build(variable), self.build(point), side)

    def make_slope(self, body, variable):
        return self.sp.diff(self.build(body), self.build(variable))


def decide(sp, question):
    builder = Builder(sp, question["variables"])
    gap = builder.build(question["left"]) - builder.build(question["right"])
    if builder.free_integral is not None:
        gap = sp.diff(gap, builder.free_integral)
    if sp.simplify(gap) == 0:
        return {"answer": "equal"}
    for point in POINTS:
        values = [point[k % len(point)] for k in range(len(builder.variables))]
        there = gap.subs(dict(zip(builder.variables, [sp.Rational(value) for value in values])))
        number = sp.N(there, 30)
        if number.is_Float and abs(number) > sp.Float("1e-12"):
            return {"answer": "different", "at": values}
    return {"answer": "unknown"}


def answer(sp, line):
    question = json.loads(line)
    try:
        found = decide(sp, question)
    except Exception as error:  # whatever SymPy raises leaves the question open
        found = {"answer": "unknown", "why": type(error).__name__}
    return {"id": question["id"], **found}


def read_lines(lines):
    """Ends the whole process with its input, also in the middle of a long computation."""
    for line in sys.stdin:
        lines.put(line)
    os._exit(0)


def say(message):
    print(json.dumps(message), flush=True)


def main():
    lines = queue.Queue()
    threading.Thread(target=read_lines, args=(lines,), daemon=True).start()
    limit_memory()
    try:
        import sympy
    except Exception as error:
        say({"missing": f"{type(error).__name__}: {error}"})
        return
    say({"ready": sympy.__version__})
    while True:
        say(answer(sympy, lines.get()))


main()
