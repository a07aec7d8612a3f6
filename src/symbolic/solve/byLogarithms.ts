import { constant, difference, number, one, power, product } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, sameExpr } from '../expression/traverse.ts';

/** An equation between multiples of logarithms to one base as one between what stands inside; null for any other. */
export function withoutLogarithms(left: Expr, right: Expr, variable: string): readonly [Expr, Expr] | null {
  const whole = difference(left, right);
  const terms = whole.kind === 'sum' ? whole.terms : [whole];
  let base: Expr | null = null;
  let [inside, exponent, logarithms]: [Expr, Expr, number] = [one, number(0), 0];
  for (const term of terms) {
    const log = logarithmOf(term);
    if (!log) {
      if (freeSymbols(term).includes(variable)) return null;
      exponent = difference(exponent, term);
      continue;
    }
    if (base && !sameExpr(base, log.base)) return null;
    base = log.base;
    inside = product(inside, power(log.of, log.times));
    logarithms += 1;
  }
  return base && logarithms > 1 ? [inside, power(base, exponent)] : null;
}

function logarithmOf(term: Expr): { readonly of: Expr; readonly base: Expr; readonly times: Expr } | null {
  if (term.kind === 'product') {
    const [factor, rest, ...more] = term.factors;
    const inner =
      rest && more.length === 0 && factor?.kind === 'number' && factor.value.isInteger ? logarithmOf(rest) : null;
    return inner && factor ? { ...inner, times: factor } : null;
  }
  if (term.kind !== 'call') return null;
  const [of, base] = term.args;
  if (term.name === 'ln' && of) return { of, base: constant('e'), times: one };
  return term.name === 'log' && of && base ? { of, base, times: one } : null;
}
