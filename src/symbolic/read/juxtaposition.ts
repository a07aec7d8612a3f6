import { call, power, product, symbol } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import type { ReadContext } from './context.ts';
import type { MathJson } from './mathJson.ts';
import { asFunction } from './mathJson.ts';
import { isOperation } from './operations.ts';

const always = new Set([
  'f',
  'g',
  'F',
  'G',
  'lcm',
  'gcd',
  'max',
  'min',
  'tr',
  'rank',
  'cis',
  'sgn',
  'Re',
  'Im',
  'arg',
  'Var',
  'sech',
  'csch',
  'coth',
  'arccot',
  'trace',
]);
const withAtom = new Set([
  'h',
  'p',
  'q',
  'P',
  'Q',
  'E',
  'T',
  'phi',
  'varphi',
  'sigma',
  'tau',
  'u',
  'v',
  'y',
  'S',
  'N',
  'C',
  'R',
  'V',
  'A',
  's',
]);
const sets = new Set(['RealNumbers', 'Integers', 'RationalNumbers', 'ComplexNumbers', 'NaturalNumbers']);

/** Reads factors that stand side by side: a function applied to what follows in parentheses, or a product. */
export function readJuxtaposition(
  args: readonly MathJson[],
  context: ReadContext,
  read: (json: MathJson) => Expr,
): Expr {
  const factors: Expr[] = [];
  for (let k = 0; k < args.length; k++) {
    const applied = applicationAt(args, k, context, read);
    if (applied) {
      factors.push(applied);
      k += 1;
    } else factors.push(read(args[k] ?? ''));
  }
  return factors.some(isDots) ? call('dotsProduct', ...factors) : product(...factors);
}

function isDots(expr: Expr): boolean {
  return expr.kind === 'symbol' && expr.name === '…';
}

function applicationAt(
  args: readonly MathJson[],
  k: number,
  context: ReadContext,
  read: (json: MathJson) => Expr,
): Expr | null {
  const head = functionName(args[k] ?? '', context);
  const next = asFunction(args[k + 1] ?? '');
  if (head === null || !next) return null;
  const raised = next.head === 'Power' ? asFunction(next.args[0] ?? '') : null;
  const group = raised ?? next;
  if (group.head !== 'Delimiter') return null;
  const inside = asFunction(group.args[0] ?? '');
  const operands = inside?.head === 'Sequence' ? inside.args : [group.args[0] ?? ''];
  if (!takesArguments(head, operands, context) || (isFactor(args[k + 2]) && multiplies(head, context))) return null;
  const applied = call(head, ...operands.map(read));
  return raised && next.head === 'Power' ? power(applied, read(next.args[1] ?? '')) : applied;
}

/** A number in parentheses of its own: `h(9)(2)` is a product, unless h is known as a function. */
function isFactor(json: MathJson | undefined): boolean {
  const group = asFunction(json ?? '');
  return group?.head === 'Delimiter' && typeof group.args[0] === 'number';
}

function multiplies(head: string, context: ReadContext): boolean {
  return withAtom.has(head) && !context.functions.has(head);
}

/** `f`, `f'` or `f^{-1}` as a name; null for anything else. */
function functionName(json: MathJson, context: ReadContext): string | null {
  const fn = asFunction(json);
  if (fn?.head === 'Power' && typeof fn.args[0] === 'string') {
    const exponent = asFunction(fn.args[1] ?? '');
    return exponent?.head === 'Negate' && exponent.args[0] === 1 ? `${fn.args[0]}^-1` : null;
  }
  if (fn?.head === 'Prime' && typeof fn.args[0] === 'string') return `${fn.args[0]}'`;
  if (typeof json !== 'string' || sets.has(json) || json === 'Pi') return null;
  const name = json.startsWith("'") ? json.slice(1, -1).trim() : json;
  const hole = context.filled.get(name);
  return hole ? (hole.kind === 'symbol' ? hole.name : null) : name;
}

function takesArguments(head: string, operands: readonly MathJson[], context: ReadContext): boolean {
  const name = head.replace(/\^-1$|'+$/, '');
  if (context.bound.has(name)) return false;
  if (
    always.has(name) ||
    isOperation(name) ||
    context.functions.has(name) ||
    (name !== head && /^[a-zA-Z]$/.test(name) && head.includes('^'))
  )
    return true;
  if (operands.length > 1 && operands.length < 4) return /^[A-Za-z]\w*$/.test(name) && withAtom.has(name);
  const [only] = operands;
  const atom = typeof only === 'string' || typeof only === 'number';
  return atom && (withAtom.has(name) || symbol(name).name.length > 1);
}
