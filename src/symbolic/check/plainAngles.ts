import { product } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, mapChildren, some } from '../expression/traverse.ts';

const functions = new Set(['sin', 'cos', 'tan', 'cot', 'sec', 'csc']);

/** Whether a text measures angles in degrees. */
export function speaksOfDegrees(text: string): boolean {
  return /\\circ|°|\bdegrees?\b/.test(text);
}

/** `\\cos 15` with the angle in degrees; null where no angle is a plain number. */
export function inDegrees(statement: Expr): Expr | null {
  return some(statement, hasPlainAngle) ? withDegrees(statement) : null;
}

function hasPlainAngle(part: Expr): boolean {
  const [angle, ...more] = part.kind === 'call' && functions.has(part.name) ? part.args : [];
  return angle !== undefined && more.length === 0 && isPlain(angle);
}

/** A number other than zero in which neither pi nor a unit stands. */
function isPlain(angle: Expr): boolean {
  if (freeSymbols(angle).length > 0) return false;
  const measured = some(angle, (part) => part.kind === 'constant' || part.kind === 'unit' || part.kind === 'call');
  return !measured && !(angle.kind === 'number' && angle.value.isZero);
}

function withDegrees(expr: Expr): Expr {
  if (expr.kind !== 'call' || !hasPlainAngle(expr)) return mapChildren(expr, withDegrees);
  return { ...expr, args: expr.args.map((angle) => product(angle, { kind: 'unit', name: 'degree' })) };
}
