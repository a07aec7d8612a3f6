import { Generators } from '../algebra/generators.ts';
import { normalize } from '../algebra/normalForm.ts';
import type { Polynomial } from '../algebra/polynomial.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { difference, sum, symbol } from '../expression/build.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols, substitute } from '../expression/traverse.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import type { Outcome } from './outcome.ts';
import { proved } from './outcome.ts';

const most = 5;

/** `larger` is more than `smaller`, or as much where it is not strict. */
interface Order {
  readonly smaller: Expr;
  readonly larger: Expr;
  readonly strict: boolean;
}

/**
 * An inequality that follows from how its letters are ordered (`a^2 < b^2` from `0 < a < b`): each letter is what lies
 * below it and something positive more; what is claimed to be positive is then a sum of positive terms. Null where that
 * does not show it; it never refutes.
 */
export function holdsUnderOrder(premises: readonly Expr[], claim: Expr): Outcome | null {
  const claimed = claim.kind === 'relation' ? orderOf(claim) : null;
  const names = freeSymbols(claim);
  if (!claimed || names.length < 2 || names.length > most) return null;
  const orders = premises.flatMap((premise) => {
    const order = premise.kind === 'relation' ? orderOf(premise) : null;
    return order?.larger.kind === 'symbol' ? [{ ...order, name: order.larger.name }] : [];
  });
  if (orders.length === 0 || !names.some((name) => orders.some((order) => order.name === name))) return null;
  const steps = new Map<string, boolean>();
  const gap = difference(claimed.larger, claimed.smaller);
  const put = upward(gap, orders, steps);
  return put && isPositive(put, steps, claimed.strict) ? proved('it follows from how its letters are ordered') : null;
}

function orderOf({ op, left, right }: RelationExpr): Order | null {
  if (op === '<' || op === '<=') return { smaller: left, larger: right, strict: op === '<' };
  return op === '>' || op === '>=' ? { smaller: right, larger: left, strict: op === '>' } : null;
}

type NamedOrder = Order & { readonly name: string };

/**
 * An expression with each letter that lies above something as that and a step; `steps` tells which steps are more than
 * zero. Null where letters lie above each other in a circle.
 */
function upward(
  expr: Expr,
  orders: readonly NamedOrder[],
  steps: Map<string, boolean>,
  above: readonly string[] = [],
): Expr | null {
  const put = new Map<string, Expr>();
  for (const name of freeSymbols(expr)) {
    const own = orders.filter((order) => order.name === name);
    const chosen = own.find(({ smaller }) => freeSymbols(smaller).length > 0) ?? own[0];
    if (!chosen) continue;
    const smaller = above.includes(name) ? null : upward(chosen.smaller, orders, steps, [...above, name]);
    if (!smaller) return null;
    steps.set(`${name}+`, chosen.strict);
    put.set(name, sum(smaller, symbol(`${name}+`)));
  }
  return substitute(expr, put);
}

function isPositive(gap: Expr, steps: ReadonlyMap<string, boolean>, strict: boolean): boolean {
  const generators = new Generators();
  try {
    const { top, bottom } = normalize(gap, generators);
    if (generators.conditions.size > 0) return false;
    const [above, below] = [signOf(top, steps, generators), signOf(bottom, steps, generators)];
    if (above === null || below === null || below === 'zero or more') return false;
    return above === 'more' || !strict;
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return false;
    throw error;
  }
}

/** Whether a polynomial in steps has no negative term, and one that is more than zero; null where it may be negative. */
function signOf(
  polynomial: Polynomial,
  steps: ReadonlyMap<string, boolean>,
  generators: Generators,
): 'more' | 'zero or more' | null {
  let more = false;
  for (const { coefficient, monomial } of polynomial.values()) {
    const kinds = [...monomial.keys()].map((generator) => generators.kind(generator));
    const names = kinds.flatMap((kind) => (kind.kind === 'variable' && steps.has(kind.name) ? [kind.name] : []));
    if (coefficient.sign < 0 || names.length !== kinds.length) return null;
    if (names.every((name) => steps.get(name) === true)) more = true;
    else if ([...monomial.values()].some((exponent) => exponent < 0)) return null;
  }
  return more ? 'more' : 'zero or more';
}
