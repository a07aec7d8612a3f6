import { simplify } from '../algebra/simplify.ts';
import { Rational } from '../exact/rational.ts';
import {
  call,
  constant,
  difference,
  minusOne,
  number,
  one,
  power,
  product,
  quotient,
  sum,
  symbol,
} from '../expression/build.ts';
import type { BinderExpr, Expr } from '../expression/expr.ts';
import { freeSymbols, substitute } from '../expression/traverse.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { relationHolds } from '../numeric/holds.ts';
import { exact } from '../numeric/value.ts';
import { finiteSum } from './finiteSum.ts';
import { telescopingSum } from './telescoping.ts';

const maxDegree = 4;

/** A sum in closed form: a polynomial summand up to a symbol, or to infinity polynomial times geometric, and inverse powers. */
export function infiniteSum(expr: BinderExpr): Expr | null {
  const { body, variable, low, high } = expr;
  if (!low || !high) return null;
  if (high.kind !== 'constant') return freeSymbols(high).length > 0 ? finiteSum(expr) : null;
  if (high.name !== 'infinity') return null;
  return geometric(body, variable, low) ?? inversePower(body, variable, low) ?? telescopingSum(body, variable, low);
}

/** `sum P(n) r^n` by the forward differences of P: `sum C(n,k) r^n = r^k / (1-r)^(k+1)`. */
function geometric(body: Expr, variable: string, low: Expr): Expr | null {
  const shifted = substitute(body, new Map([[variable, sum(symbol(variable), low)]]));
  const ratio = ratioOf(shifted, variable);
  if (!ratio || !isSmall(ratio)) return null;
  const polynomial = (k: number): Expr =>
    quotient(substitute(shifted, new Map([[variable, number(k)]])), power(ratio, number(k)));
  let row = Array.from({ length: maxDegree + 3 }, (_, k) => polynomial(k)).map((v) => simplify(v) ?? v);
  const parts: Expr[] = [];
  for (let k = 0; k <= maxDegree; k++) {
    parts.push(product(row[0] ?? number(0), power(ratio, number(k)), power(difference(one, ratio), number(-k - 1))));
    row = row
      .slice(1)
      .map((v, j) => difference(v, row[j] ?? number(0)))
      .map((v) => simplify(v) ?? v);
    if (row.every((v) => v.kind === 'number' && v.value.isZero)) return sum(...parts);
  }
  return null;
}

/** The product of all factors `c^(a n + b)` taken at one step of n. */
function ratioOf(body: Expr, variable: string): Expr | null {
  const parts = body.kind === 'product' ? body.factors : [body];
  const ratios = parts.map((part) => stepOf(part, variable)).filter((step) => step !== null);
  return ratios.length === 0 ? null : (simplify(product(...ratios)) ?? product(...ratios));
}

function stepOf(part: Expr, variable: string): Expr | null {
  if (part.kind !== 'power') return null;
  if (freeSymbols(part.base).includes(variable)) {
    const inner = part.base.kind === 'product' || part.base.kind === 'power' ? ratioOf(part.base, variable) : null;
    return inner && power(inner, part.exponent);
  }
  if (!freeSymbols(part.exponent).includes(variable)) return null;
  const at = (k: number): Expr => power(part.base, substitute(part.exponent, new Map([[variable, number(k)]])));
  return quotient(at(1), at(0));
}

function isSmall(ratio: Expr): boolean {
  if (freeSymbols(ratio).length > 0) return ratio.kind === 'symbol' || ratio.kind === 'product';
  const env = environment(new Map(), 192);
  try {
    return relationHolds('<', evaluate(call('abs', ratio), env), exact(Rational.one), env) === true;
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined) return false;
    throw error;
  }
}

/** Euler: `sum 1/n^2 = pi^2/6`, `sum 1/n^4 = pi^4/90`; `sum 1/n! = e`. */
function inversePower(body: Expr, variable: string, low: Expr): Expr | null {
  if (low.kind !== 'number' || !low.value.isInteger) return null;
  const name = simplify(product(body, power(symbol(variable), number(2))));
  if (low.value.isOne && name?.kind === 'number')
    return product(name, power(constant('pi'), number(2)), number(Rational.of(1, 6)));
  const fourth = simplify(product(body, power(symbol(variable), number(4))));
  if (low.value.isOne && fourth?.kind === 'number')
    return product(fourth, power(constant('pi'), number(4)), number(Rational.of(1, 90)));
  return inverseFactorials(body, variable, low.value);
}

function inverseFactorials(body: Expr, variable: string, low: Rational): Expr | null {
  const scaled = body.kind === 'product' ? body.factors : [body];
  const inverse = scaled.find(
    (f) => f.kind === 'power' && f.base.kind === 'call' && f.base.name === 'factorial' && f.exponent === minusOne,
  );
  if (inverse?.kind !== 'power' || inverse.base.kind !== 'call' || inverse.base.args[0]?.kind !== 'symbol') return null;
  const rest = product(...scaled.filter((f) => f !== inverse));
  const at = (k: number): Expr => substitute(rest, new Map([[variable, number(k)]]));
  const base = simplify(quotient(at(1), at(0)));
  const fits = base && simplify(difference(at(3), product(at(0), power(base, number(3)))));
  if (!base || fits?.kind !== 'number' || !fits.value.isZero || !low.isZero) return null;
  return product(at(0), power(constant('e'), base));
}
