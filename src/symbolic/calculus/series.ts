import { simplify } from '../algebra/simplify.ts';
import { number, power, product, quotient, sum, zero } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';

/** A truncated Laurent series in a small positive variable t: the first coefficient belongs to `t^order`. */
export interface Series {
  readonly order: number;
  readonly coefficients: readonly Expr[];
  /** Falls faster than every power of t, as `e^(-1/t)` does. */
  readonly flat?: true;
}

/** What falls faster than every power. */
export const flatSeries: Series = { order: 0, coefficients: [], flat: true };

/** How many terms are kept. */
export const terms = 7;

/** A coefficient in its simplest known form, so that zeros are seen. */
function tidy(expr: Expr): Expr {
  return expr.kind === 'number' ? expr : (simplify(expr) ?? expr);
}

function isZero(expr: Expr | undefined): boolean {
  return expr?.kind === 'number' && expr.value.isZero;
}

/** Drops leading zeros; a series of zeros only is kept as it is. */
function normalized({ order, coefficients }: Series): Series {
  const lead = coefficients.findIndex((c) => !isZero(c));
  return lead <= 0 ? { order, coefficients } : { order: order + lead, coefficients: coefficients.slice(lead) };
}

/** A constant. */
export function constantSeries(value: Expr): Series {
  return { order: 0, coefficients: [value, ...Array.from({ length: terms - 1 }, () => zero)] };
}

/** The variable itself. */
export const variableSeries: Series = { order: 1, coefficients: constantSeries(number(1)).coefficients };

export function addSeries(a: Series, b: Series): Series {
  if (a.flat) return b;
  if (b.flat) return a;
  const order = Math.min(a.order, b.order);
  const end = Math.min(a.order + a.coefficients.length, b.order + b.coefficients.length);
  const at = (s: Series, k: number): Expr => s.coefficients[k - s.order] ?? zero;
  return normalized({
    order,
    coefficients: Array.from({ length: Math.max(0, end - order) }, (_, k) =>
      tidy(sum(at(a, order + k), at(b, order + k))),
    ),
  });
}

export function multiplySeries(a: Series, b: Series): Series {
  if (a.flat || b.flat) return flatSeries;
  const length = Math.min(a.coefficients.length, b.coefficients.length);
  const coefficient = (k: number): Expr =>
    tidy(
      sum(
        ...Array.from({ length: k + 1 }, (_, j) => product(a.coefficients[j] ?? zero, b.coefficients[k - j] ?? zero)),
      ),
    );
  return normalized({ order: a.order + b.order, coefficients: Array.from({ length }, (_, k) => coefficient(k)) });
}

/** `outer(inner)` for a power series given by its Taylor coefficients, where `inner` has no constant term. */
export function compose(taylor: (k: number) => Expr, inner: Series): Series | null {
  if (inner.flat) return constantSeries(taylor(0));
  if (inner.order < 1 && !inner.coefficients.every(isZero)) return null;
  let total = constantSeries(taylor(0));
  let current = constantSeries(number(1));
  for (let k = 1; k < terms; k++) {
    current = multiplySeries(current, inner);
    total = addSeries(total, multiplySeries(constantSeries(taylor(k)), current));
  }
  return total;
}

/** A real power: `(c t^m (1 + u))^r = c^r t^(mr) (1 + u)^r`; null where `mr` is not whole or the series may be zero. */
export function powerSeries(base: Series, exponent: Expr): Series | null {
  const [lead] = base.coefficients;
  if (!lead || isZero(lead)) return null;
  const order = exponent.kind === 'number' ? exponent.value.toNumber() * base.order : base.order === 0 ? 0 : Number.NaN;
  if (!Number.isInteger(order)) return null;
  const rest: Series = {
    order: 0,
    coefficients: [zero, ...base.coefficients.slice(1).map((c) => tidy(quotient(c, lead)))],
  };
  const binomial = compose((k) => binomialCoefficient(exponent, k), normalized(rest));
  return (
    binomial && {
      order: binomial.order + order,
      coefficients: binomial.coefficients.map((c) => tidy(product(power(lead, exponent), c))),
    }
  );
}

function binomialCoefficient(r: Expr, k: number): Expr {
  return product(...Array.from({ length: k }, (_, j) => quotient(sum(r, number(-j)), number(j + 1))));
}

/** The constant term and what is left without it; null when the series has a pole. */
export function splitConstant(s: Series): { readonly constant: Expr; readonly rest: Series } | null {
  if (s.order < 0) return null;
  if (s.order > 0) return { constant: zero, rest: s };
  const [constant = zero, ...others] = s.coefficients;
  return { constant, rest: normalized({ order: 0, coefficients: [zero, ...others] }) };
}
