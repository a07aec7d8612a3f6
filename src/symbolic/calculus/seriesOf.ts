import { call, constant, minusOne, number, power, product, quotient, sum, symbol, zero } from '../expression/build.ts';
import type { CallExpr, Expr } from '../expression/expr.ts';
import { some } from '../expression/traverse.ts';
import type { Series } from './series.ts';
import {
  addSeries,
  compose,
  constantSeries,
  flatSeries,
  multiplySeries,
  powerSeries,
  splitConstant,
  variableSeries,
} from './series.ts';

function factorial(k: number): number {
  return k < 2 ? 1 : k * factorial(k - 1);
}

const inverseFactorial = (k: number): Expr => quotient(number(1), number(factorial(k)));
const sine = (k: number): Expr => (k % 2 === 0 ? zero : product(number(k % 4 === 1 ? 1 : -1), inverseFactorial(k)));
const cosine = (k: number): Expr => (k % 2 === 1 ? zero : product(number(k % 4 === 0 ? 1 : -1), inverseFactorial(k)));
const logarithm = (k: number): Expr => (k === 0 ? zero : quotient(number(k % 2 === 1 ? 1 : -1), number(k)));
const arctangent = (k: number): Expr => (k % 2 === 0 ? zero : quotient(number(k % 4 === 1 ? 1 : -1), number(k)));

/** Stands for the logarithm of the small variable, which grows more slowly than every power of it. */
export const slowLogarithm = '§L';

/** The series of an expression in a small positive variable; null where it has none of this kind. */
export function seriesOf(expr: Expr, variable: string): Series | null {
  if (!some(expr, (part) => part.kind === 'symbol' && part.name === variable)) return constantSeries(expr);
  switch (expr.kind) {
    case 'symbol':
      return variableSeries;
    case 'sum':
      return combine(expr.terms, variable, addSeries);
    case 'product':
      return combine(expr.factors, variable, multiplySeries);
    case 'power':
      return seriesOfPower(expr.base, expr.exponent, variable);
    case 'call':
      return seriesOfCall(expr, variable);
    case 'number':
    case 'constant':
    case 'unit':
    case 'relation':
    case 'logic':
    case 'collection':
    case 'interval':
    case 'matrix':
    case 'binder':
    case 'piecewise':
      return null;
  }
}

function combine(parts: readonly Expr[], variable: string, join: (a: Series, b: Series) => Series): Series | null {
  const all = parts.map((part) => seriesOf(part, variable)).filter((s) => s !== null);
  return all.length === parts.length ? all.reduce(join) : null;
}

function seriesOfPower(base: Expr, exponent: Expr, variable: string): Series | null {
  if (!some(exponent, (part) => part.kind === 'symbol' && part.name === variable)) {
    const inner = seriesOf(base, variable);
    return inner && powerSeries(inner, exponent);
  }
  const log = base.kind === 'constant' && base.name === 'e' ? exponent : product(exponent, call('ln', base));
  const argument = seriesOf(log, variable);
  return argument && exponential(argument);
}

function exponential(argument: Series): Series | null {
  const [lead] = argument.coefficients;
  if (argument.order < 0 && lead?.kind === 'number' && lead.value.sign < 0) return flatSeries;
  const split = splitConstant(argument);
  const grown = split && compose(inverseFactorial, split.rest);
  return split && grown && multiplySeries(constantSeries(power(constant('e'), split.constant)), grown);
}

function seriesOfCall(expr: CallExpr, variable: string): Series | null {
  const [u, base] = expr.args;
  const inner = u && seriesOf(u, variable);
  if (!inner) return null;
  switch (expr.name) {
    case 'sin':
    case 'cos':
      return trigonometric(inner, expr.name);
    case 'tan':
      return ratio(trigonometric(inner, 'sin'), trigonometric(inner, 'cos'));
    case 'ln':
      return logarithmic(inner);
    case 'log':
      return base ? ratio(logarithmic(inner), constantSeries(call('ln', base))) : null;
    case 'arctan':
      return compose(arctangent, inner) ?? (inner.order < 0 ? farArctangent(inner) : null);
    case 'arcsin':
      return inner.order > 0
        ? addSeries(
            inner,
            compose(
              (k) => (k === 3 ? quotient(number(1), number(6)) : k === 5 ? quotient(number(3), number(40)) : zero),
              inner,
            ) ?? inner,
          )
        : null;
    case 'root':
      return base ? powerSeries(inner, power(base, minusOne)) : null;
    case 'sinh':
    case 'cosh':
      return compose((k) => ((k % 2 === 1) === (expr.name === 'sinh') ? inverseFactorial(k) : zero), inner);
    default:
      return null;
  }
}

function ratio(a: Series | null, b: Series | null): Series | null {
  const inverse = b && powerSeries(b, minusOne);
  return a && inverse && multiplySeries(a, inverse);
}

function trigonometric(inner: Series, name: 'sin' | 'cos'): Series | null {
  const split = splitConstant(inner);
  const [s, c] = [split && compose(sine, split.rest), split && compose(cosine, split.rest)];
  if (!split || !s || !c) return null;
  const at = (f: string): Series => constantSeries(call(f, split.constant));
  if (name === 'sin') return addSeries(multiplySeries(at('sin'), c), multiplySeries(at('cos'), s));
  return addSeries(
    multiplySeries(at('cos'), c),
    multiplySeries(multiplySeries(constantSeries(minusOne), at('sin')), s),
  );
}

function logarithmic(inner: Series): Series | null {
  const [lead] = inner.coefficients;
  if (!lead || inner.flat) return null;
  const scaled = multiplySeries({ ...inner, order: 0 }, constantSeries(quotient(number(1), lead)));
  const split = splitConstant(scaled);
  const rest = split && compose(logarithm, split.rest);
  const slow = product(number(inner.order), symbol(slowLogarithm));
  return rest && addSeries(constantSeries(sum(call('ln', lead), slow)), rest);
}

/** `arctan u = pi/2 - arctan(1/u)` for large positive u; the sign is that of the leading coefficient. */
function farArctangent(inner: Series): Series | null {
  const [lead] = inner.coefficients;
  const inverse = powerSeries(inner, minusOne);
  const near = inverse && compose(arctangent, inverse);
  if (lead?.kind !== 'number' || !near) return null;
  const quarter = product(number(lead.value.sign), constant('pi'), quotient(number(1), number(2)));
  return addSeries(constantSeries(quarter), multiplySeries(constantSeries(minusOne), near));
}
