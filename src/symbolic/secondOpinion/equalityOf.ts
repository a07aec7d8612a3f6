import type { Equality, ExpressionTree } from '../../core/secondOpinion.ts';
import type { BinderExpr, CallExpr, Expr, RelationExpr } from '../expression/expr.ts';
import { children } from '../expression/traverse.ts';

/** Calls that mean the same outside. */
const calls = new Set(
  (
    'sin cos tan sec csc cot sinh cosh tanh arcsin arccos arctan exp ln log abs root factorial binomial floor ceil ' +
    'gcd lcm'
  ).split(' '),
);

/** A larger expression is not asked about: it would only run into the time limit. */
const mostNodes = 400;

/** An equation as plain data; null where a part of it has no counterpart outside (units, functions of the user). */
export function equalityOf({ left, right }: RelationExpr): (Equality & { readonly names: readonly string[] }) | null {
  const names: string[] = [];
  const [a, b] = [treeOf(left, names), treeOf(right, names)];
  const small = nodes(left) + nodes(right) <= mostNodes;
  return a && b && small ? { left: a, right: b, variables: names.length, names } : null;
}

function nodes(expr: Expr): number {
  return children(expr).reduce((total, part) => total + nodes(part), 1);
}

function treeOf(expr: Expr, names: string[]): ExpressionTree | null {
  switch (expr.kind) {
    case 'number':
      return ['num', expr.value.toString()];
    case 'symbol':
      return variable(expr.name, names);
    case 'constant':
      return ['const', expr.name];
    case 'sum':
      return node('+', expr.terms, names);
    case 'product':
      return node('*', expr.factors, names);
    case 'power':
      return node('^', [expr.base, expr.exponent], names);
    case 'call':
      return callOf(expr, names);
    case 'binder':
      return binderOf(expr, names);
    case 'unit':
    case 'relation':
    case 'logic':
    case 'collection':
    case 'interval':
    case 'matrix':
    case 'piecewise':
      return null;
  }
}

function variable(name: string, names: string[]): ExpressionTree | null {
  if (/^[±…]?$/.test(name)) return null;
  if (!names.includes(name)) names.push(name);
  return ['var', names.indexOf(name)];
}

function node(kind: string, parts: readonly Expr[], names: string[]): ExpressionTree | null {
  const made = parts.map((part) => treeOf(part, names)).filter((part) => part !== null);
  return made.length === parts.length ? [kind, ...made] : null;
}

function callOf({ name, args }: CallExpr, names: string[]): ExpressionTree | null {
  const made = calls.has(name) ? node('', args, names) : null;
  return made && ['call', name, ...made.slice(1)];
}

const binders = { sum: 'total', product: 'times', integral: 'integral', limit: 'limit', derivative: 'slope' } as const;

function binderOf(expr: BinderExpr, names: string[]): ExpressionTree | null {
  const { op, body, low, high } = expr;
  const bounds = [low, high].filter((bound) => bound !== undefined);
  const wanted = op === 'derivative' ? 0 : op === 'limit' ? 1 : op === 'integral' && bounds.length === 0 ? 0 : 2;
  if (bounds.length !== wanted) return null;
  const made = node(binders[op], [body, { kind: 'symbol', name: expr.variable }, ...bounds], names);
  if (op !== 'limit') return made;
  const side = expr.side === 'left' ? '-' : expr.side === 'right' ? '+' : '+-';
  return made && [...made, side];
}
