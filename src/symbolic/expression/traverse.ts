import { spendWork } from '../exact/work.ts';
import { power, product, sum } from './build.ts';
import type { Expr } from './expr.ts';

/** The direct parts of an expression, in reading order. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'number':
    case 'symbol':
    case 'constant':
    case 'unit':
      return [];
    case 'sum':
      return expr.terms;
    case 'product':
      return expr.factors;
    case 'power':
      return [expr.base, expr.exponent];
    case 'call':
      return expr.args;
    case 'relation':
      return [expr.left, expr.right, ...(expr.modulus ? [expr.modulus] : [])];
    case 'logic':
      return expr.parts;
    case 'collection':
      return expr.items;
    case 'interval':
      return [expr.low, expr.high];
    case 'matrix':
      return expr.rows.flat();
    case 'binder':
      return [expr.body, ...(expr.low ? [expr.low] : []), ...(expr.high ? [expr.high] : [])];
    case 'piecewise':
      return expr.cases.flatMap((c) => (c.when ? [c.value, c.when] : [c.value]));
  }
}

/** The same expression with each direct part replaced; sums, products and powers are built anew. */
export function mapChildren(expr: Expr, f: (part: Expr) => Expr): Expr {
  spendWork(0.5);
  switch (expr.kind) {
    case 'number':
    case 'symbol':
    case 'constant':
    case 'unit':
      return expr;
    case 'sum':
      return rebuilt(expr, expr.terms, f, (terms) => sum(...terms));
    case 'product':
      return rebuilt(expr, expr.factors, f, (factors) => product(...factors));
    case 'power':
      return rebuilt(expr, [expr.base, expr.exponent], f, ([base = expr.base, exponent = expr.exponent]) =>
        power(base, exponent),
      );
    case 'call':
      return rebuilt(expr, expr.args, f, (args) => ({ ...expr, args }));
    case 'relation':
      return rebuilt(expr, children(expr), f, ([left = expr.left, right = expr.right, modulus]) => ({
        ...expr,
        left,
        right,
        ...(modulus && { modulus }),
      }));
    case 'logic':
      return rebuilt(expr, expr.parts, f, (parts) => ({ ...expr, parts }));
    case 'collection':
      return rebuilt(expr, expr.items, f, (items) => ({ ...expr, items }));
    case 'interval':
      return { ...expr, low: f(expr.low), high: f(expr.high) };
    case 'matrix':
      return { ...expr, rows: expr.rows.map((row) => row.map(f)) };
    case 'binder':
      return {
        ...expr,
        body: f(expr.body),
        ...(expr.low && { low: f(expr.low) }),
        ...(expr.high && { high: f(expr.high) }),
      };
    case 'piecewise':
      return { ...expr, cases: expr.cases.map((c) => ({ value: f(c.value), when: c.when && f(c.when) })) };
  }
}

/** The expression itself where `f` changes no part: what was found out about it stays known. */
function rebuilt(
  expr: Expr,
  parts: readonly Expr[],
  f: (part: Expr) => Expr,
  build: (parts: readonly Expr[]) => Expr,
): Expr {
  const mapped = parts.map(f);
  return mapped.every((part, k) => part === parts[k]) ? expr : build(mapped);
}

/** Whether any part (the whole included) satisfies the predicate. */
export function some(expr: Expr, predicate: (part: Expr) => boolean): boolean {
  return predicate(expr) || children(expr).some((part) => some(part, predicate));
}

/** How many nodes the expression has. */
export function size(expr: Expr): number {
  return children(expr).reduce((total, part) => total + size(part), 1);
}

/** The variable a binder keeps to itself: an indefinite integral and a derivative let theirs show outside. */
export function boundVariable(expr: Expr): string | null {
  if (expr.kind !== 'binder') return null;
  if (expr.op === 'derivative') return null;
  return expr.op === 'integral' && !expr.low ? null : expr.variable;
}

/** Names of the variables that occur free, sorted. */
export function freeSymbols(expr: Expr): readonly string[] {
  const known = symbolsOf.get(expr);
  if (known) return known;
  const found = new Set<string>();
  collect(expr, new Set(), found);
  const names = [...found].sort();
  symbolsOf.set(expr, names);
  return names;
}

const symbolsOf = new WeakMap<Expr, readonly string[]>();

function collect(expr: Expr, bound: ReadonlySet<string>, into: Set<string>): void {
  if (expr.kind === 'symbol' && !bound.has(expr.name)) into.add(expr.name);
  if (expr.kind === 'binder' && !boundVariable(expr)) into.add(expr.variable);
  const own = boundVariable(expr);
  if (own === null || expr.kind !== 'binder') {
    for (const part of children(expr)) collect(part, bound, into);
    return;
  }
  collect(expr.body, new Set([...bound, own]), into);
  if (expr.low) collect(expr.low, bound, into);
  if (expr.high) collect(expr.high, bound, into);
}

/** Replaces free variables; a variable that a binder keeps to itself is left alone inside its body. */
export function substitute(expr: Expr, values: ReadonlyMap<string, Expr>): Expr {
  if (values.size === 0) return expr;
  if (expr.kind === 'symbol') return values.get(expr.name) ?? expr;
  const own = boundVariable(expr);
  if (own === null || expr.kind !== 'binder') return mapChildren(expr, (part) => substitute(part, values));
  const inner = new Map([...values].filter(([name]) => name !== own));
  return {
    ...expr,
    body: substitute(expr.body, inner),
    ...(expr.low && { low: substitute(expr.low, values) }),
    ...(expr.high && { high: substitute(expr.high, values) }),
  };
}

/** Structural equality. */
export function sameExpr(a: Expr, b: Expr): boolean {
  return a === b || exprKey(a) === exprKey(b);
}

const keys = new WeakMap<Expr, string>();

/** A text that two expressions share exactly when they are built alike; a number's written digits do not count. */
export function exprKey(expr: Expr): string {
  const known = keys.get(expr);
  if (known !== undefined) return known;
  const key = keyOf(expr);
  if (key.length <= longestKept) keys.set(expr, key);
  return key;
}

/** Longer keys are made anew: kept with every part of a large formula they would take its size squared. */
const longestKept = 200;

function keyOf(expr: Expr): string {
  switch (expr.kind) {
    case 'number':
      return expr.value.toString();
    case 'symbol':
      return `$${expr.name}`;
    case 'constant':
    case 'unit':
      return `${expr.kind}:${expr.name}`;
    case 'call':
      return `${expr.name}(${expr.args.map(exprKey).join(',')})`;
    case 'relation':
      return `(${exprKey(expr.left)} ${expr.op} ${exprKey(expr.right)}${expr.modulus ? ` mod ${exprKey(expr.modulus)}` : ''})`;
    case 'collection':
      return `${expr.of}[${expr.items.map(exprKey).join(',')}]`;
    case 'interval':
      return `interval[${expr.lowOpen ? '(' : '['}${exprKey(expr.low)},${exprKey(expr.high)}${expr.highOpen ? ')' : ']'}]`;
    case 'matrix':
      return `matrix[${expr.rows.map((row) => row.map(exprKey).join(',')).join(';')}]`;
    case 'binder':
      return `${expr.op}[${expr.variable}${expr.side ?? ''}|${children(expr).map(exprKey).join('|')}]`;
    case 'logic':
      return `${expr.op}[${expr.parts.map(exprKey).join('|')}]`;
    case 'sum':
    case 'product':
    case 'power':
      return `${expr.kind}[${children(expr).map(exprKey).join(',')}]`;
    case 'piecewise':
      return `cases[${expr.cases.map((c) => `${exprKey(c.value)}?${c.when ? exprKey(c.when) : ''}`).join(';')}]`;
  }
}
