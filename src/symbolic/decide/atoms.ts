import { symbol } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { exprKey, freeSymbols, mapChildren, some } from '../expression/traverse.ts';
import { toPlain } from '../expression/print.ts';
import { isKnownFunction } from '../numeric/functions.ts';

/**
 * Values of functions that nothing was said about (`f(1, 2)`) as quantities of their own, known by how they are written;
 * `defined` are functions that something was said about.
 */
export function withAtoms(expr: Expr, defined: ReadonlyMap<string, unknown>): Expr {
  if (!some(expr, (part) => part.kind === 'call' && isUnknown(part.name, defined))) return expr;
  const inner = mapChildren(expr, (part) => withAtoms(part, defined));
  const unknown = inner.kind === 'call' && isUnknown(inner.name, defined) && freeSymbols(inner).length === 0;
  return unknown ? symbol(nameOf(inner)) : inner;
}

function isUnknown(name: string, defined: ReadonlyMap<string, unknown>): boolean {
  return /^[A-Za-z](?:'*|\^-1)$/.test(name) && !isKnownFunction(name) && !defined.has(name.replace(/'+$/, ''));
}

function nameOf(expr: Expr): string {
  const text = toPlain(expr);
  return text.length < 40 ? text : exprKey(expr);
}
