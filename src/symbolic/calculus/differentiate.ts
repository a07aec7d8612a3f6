import {
  call,
  difference,
  minusOne,
  number,
  one,
  power,
  product,
  quotient,
  squareRoot,
  sum,
  zero,
} from '../expression/build.ts';
import type { CallExpr, Expr, PowerExpr } from '../expression/expr.ts';
import { some } from '../expression/traverse.ts';
import { NotComputable } from '../numeric/failure.ts';

const two = number(2);

function square(expr: Expr): Expr {
  return power(expr, two);
}

/** Derivatives of functions of one argument. */
const rules: Readonly<Record<string, (u: Expr) => Expr>> = {
  sin: (u) => call('cos', u),
  cos: (u) => product(minusOne, call('sin', u)),
  tan: (u) => square(call('sec', u)),
  cot: (u) => product(minusOne, square(call('csc', u))),
  sec: (u) => product(call('sec', u), call('tan', u)),
  csc: (u) => product(minusOne, call('csc', u), call('cot', u)),
  ln: (u) => power(u, minusOne),
  sinh: (u) => call('cosh', u),
  cosh: (u) => call('sinh', u),
  tanh: (u) => difference(one, square(call('tanh', u))),
  arcsin: (u) => power(squareRoot(difference(one, square(u))), minusOne),
  arccos: (u) => product(minusOne, power(squareRoot(difference(one, square(u))), minusOne)),
  arctan: (u) => power(sum(one, square(u)), minusOne),
  arccot: (u) => product(minusOne, power(sum(one, square(u)), minusOne)),
  arsinh: (u) => power(squareRoot(sum(square(u), one)), minusOne),
  abs: (u) => quotient(u, call('abs', u)),
};

/** The derivative with respect to a variable; other variables are constants. Throws NotComputable for unknown functions. */
export function differentiate(expr: Expr, variable: string): Expr {
  if (!some(expr, (part) => part.kind === 'symbol' && part.name === variable)) return zero;
  switch (expr.kind) {
    case 'symbol':
      return one;
    case 'sum':
      return sum(...expr.terms.map((term) => differentiate(term, variable)));
    case 'product':
      return sum(
        ...expr.factors.flatMap((factor, k) => {
          const rate = differentiate(factor, variable);
          const vanishes = rate.kind === 'number' && rate.value.isZero;
          return vanishes ? [] : [product(rate, ...expr.factors.filter((_, j) => j !== k))];
        }),
      );
    case 'power':
      return differentiatePower(expr, variable);
    case 'call':
      return differentiateCall(expr, variable);
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
      throw new NotComputable(`the derivative of a ${expr.kind}`);
  }
}

function differentiatePower({ base, exponent }: PowerExpr, variable: string): Expr {
  const inner = differentiate(base, variable);
  const outer = differentiate(exponent, variable);
  const isZero = (e: Expr): boolean => e.kind === 'number' && e.value.isZero;
  const byBase = isZero(inner) ? zero : product(exponent, power(base, difference(exponent, one)), inner);
  if (isZero(outer)) return byBase;
  const log = base.kind === 'constant' && base.name === 'e' ? one : call('ln', base);
  return sum(byBase, product(power(base, exponent), log, outer));
}

function differentiateCall(expr: CallExpr, variable: string): Expr {
  const [u, base] = expr.args;
  if (!u) throw new NotComputable('the derivative of a function without argument');
  if (expr.name === 'log' && base) return differentiate(quotient(call('ln', u), call('ln', base)), variable);
  if (expr.name === 'root' && base) return product(quotient(expr, product(base, u)), differentiate(u, variable));
  const rule = Object.hasOwn(rules, expr.name) ? rules[expr.name] : undefined;
  if (!rule) throw new NotComputable(`the derivative of ${expr.name}`);
  return product(rule(u), differentiate(u, variable));
}
