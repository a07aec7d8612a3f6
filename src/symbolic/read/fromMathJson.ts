import { Rational } from '../exact/rational.ts';
import {
  call,
  constant,
  minusOne,
  negate,
  number,
  one,
  power,
  product,
  quotient,
  relation,
  squareRoot,
  sum,
  symbol,
  zero,
} from '../expression/build.ts';
import type { Expr, RelationOperator } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { readBinder } from './binders.ts';
import type { ReadContext } from './context.ts';
import { letterConstants } from './holes.ts';
import { readJuxtaposition } from './juxtaposition.ts';
import type { MathJson } from './mathJson.ts';
import { asFunction } from './mathJson.ts';
import { ReadError } from './unreadable.ts';

/** One operator's reading: its operands as read, or raw where it binds or juxtaposes. */
type Reading = (args: readonly Expr[]) => Expr;

const named: Readonly<Record<string, string>> = {
  Sin: 'sin',
  Cos: 'cos',
  Tan: 'tan',
  Sec: 'sec',
  Csc: 'csc',
  Cot: 'cot',
  Sinh: 'sinh',
  Cosh: 'cosh',
  Tanh: 'tanh',
  Arcsin: 'arcsin',
  Arccos: 'arccos',
  Arctan: 'arctan',
  Ln: 'ln',
  Abs: 'abs',
  Floor: 'floor',
  Ceil: 'ceil',
  GCD: 'gcd',
  LCM: 'lcm',
  Max: 'max',
  Min: 'min',
  Determinant: 'det',
  Transpose: 'transpose',
  Conjugate: 'conjugate',
  Real: 're',
  Imaginary: 'im',
  Argument: 'arg',
  Factorial: 'factorial',
  Binomial: 'binomial',
  Union: 'union',
  Intersection: 'intersection',
  SetMinus: 'setminus',
  Norm: 'norm',
  Mod: 'mod',
  Trace: 'trace',
  Dot: 'dot',
  Cross: 'cross',
  Sech: 'sech',
  Csch: 'csch',
  Coth: 'coth',
  Arsinh: 'arsinh',
  Arcosh: 'arcosh',
  Artanh: 'artanh',
  Arccot: 'arccot',
  Complement: 'complement',
  Mean: 'mean',
  Divides: 'given',
  Given: 'given',
  Colon: 'ratio',
  Root: 'root',
  Factorial2: 'doubleFactorial',
  Choose: 'binomial',
};

const readings: Readonly<Record<string, Reading>> = {
  Add: (args) => (args.some(isDots) ? call('dotsSum', ...args) : absorbed(args)),
  Subtract: ([a = zero, b]) => (b ? absorbed([a, negate(b)]) : negate(a)),
  Negate: ([a = zero]) => negate(a),
  Multiply: (args) => (args.some(isDots) ? call('dotsProduct', ...args) : multiply(args)),
  Divide: ([a = zero, b = one]) => quotient(a, b),
  Rational: ([a = zero, b = one]) => quotient(a, b),
  Power: ([a = zero, b = one]) => (b.kind === 'symbol' && b.name === 'T' ? call('transpose', a) : power(a, b)),
  Sqrt: ([a = zero]) => squareRoot(a),
  Root: ([a = zero, n = number(2)]) => rootOf(a, n),
  Square: ([a = zero]) => power(a, number(2)),
  Exp: ([a = zero]) => power(constant('e'), a),
  Log: ([a = zero, base]) => call('log', a, base ?? number(10)),
  Lb: ([a = zero]) => call('log', a, number(2)),
  Inverse: ([a = zero]) => power(a, minusOne),
  List: (args) => (args.length === 1 && args[0] ? args[0] : { kind: 'collection', of: 'list', items: args }),
  Set: (args) => ({ kind: 'collection', of: 'set', items: args }),
  AngleBracket: (args) => ({ kind: 'collection', of: 'tuple', items: args }),
  Angle: ([a = zero]) => symbol(`∠${a.kind === 'symbol' ? a.name : ''}`),
  Degrees: ([a = zero]) => product(a, { kind: 'unit', name: 'degree' }),
  OverVector: ([a = zero]) => a,
  Open: ([a = zero]) => call('open', a),
};

/** `\\lim_{x \\to a} f(x) - x`: terms after a limit that speak of its variable belong to it. */
function absorbed(terms: readonly Expr[]): Expr {
  const [first, ...rest] = terms;
  if (first?.kind !== 'binder' || first.op !== 'limit') return sum(...terms);
  const inside = rest.some((term) => freeSymbols(term).includes(first.variable));
  return inside ? { ...first, body: sum(first.body, ...rest) } : sum(...terms);
}

function isDots(expr: Expr): boolean {
  return expr.kind === 'symbol' && expr.name === '…';
}

function multiply(args: readonly Expr[]): Expr {
  const vectors = args.filter((arg) => arg.kind === 'matrix' || (arg.kind === 'collection' && arg.of === 'tuple'));
  const [a, b] = vectors;
  if (vectors.length === 2 && args.length === 2 && a && b?.kind === a.kind) return call('times', a, b);
  return product(...args);
}

function rootOf(radicand: Expr, degree: Expr): Expr {
  if (degree.kind === 'number' && degree.value.isInteger && degree.value.sign > 0) {
    return degree.value.numerator % 2n === 0n
      ? power(radicand, number(degree.value.inverted()))
      : call('root', radicand, degree);
  }
  return power(radicand, power(degree, minusOne));
}

/** Turns MathJSON into an expression; fails with ReadError on what it has no meaning for. */
export function fromMathJson(json: MathJson, context: ReadContext): Expr {
  if (typeof json === 'number') return literal(String(json));
  if (typeof json === 'string') return readSymbol(json, context);
  if (typeof json === 'object' && 'num' in json) return literal(json.num);
  const fn = asFunction(json);
  if (!fn) throw new ReadError('a part without meaning');
  return readFunction(fn.head, fn.args, context);
}

function literal(text: string): Expr {
  const repeating = /^(.*)\.(\d*)\((\d+)\)$/.exec(text);
  if (repeating) return repeatingDecimal(repeating[1] ?? '', repeating[2] ?? '', repeating[3] ?? '');
  const value = Rational.parse(text);
  if (value) {
    const decimals = /\.(\d+)$/.exec(text)?.[1]?.length;
    return decimals === undefined ? number(value) : { kind: 'number', value, decimals };
  }
  throw new ReadError(`the number ${text.slice(0, 20)}`);
}

function repeatingDecimal(whole: string, fixed: string, period: string): Expr {
  const scale = 10n ** BigInt(fixed.length);
  const head = Rational.of(BigInt(whole + fixed || '0'), scale);
  return number(head.plus(Rational.of(BigInt(period), scale * (10n ** BigInt(period.length) - 1n))));
}

function readSymbol(name: string, context: ReadContext): Expr {
  const hole = context.filled.get(name);
  if (hole) return hole;
  if (name.startsWith("'")) return symbol(name.slice(1, -1).trim());
  if (name === 'ContinuationPlaceholder') return symbol('…');
  if (name === 'Nothing' || name.includes('Error')) throw new ReadError('an empty part');
  if (name === 'EmptySet') return { kind: 'collection', of: 'set', items: [] };
  const fixed = context.bound.has(name) ? undefined : letterConstants[name];
  return fixed ?? symbol(name);
}

function readFunction(head: string, args: readonly MathJson[], context: ReadContext): Expr {
  const read = (part: MathJson): Expr => fromMathJson(part, context);
  const binder = readBinder(head, args, context, fromMathJson);
  if (binder) return binder;
  switch (head) {
    case 'InvisibleOperator':
      return readJuxtaposition(args, context, read);
    case 'Delimiter':
      return readDelimiter(args, read);
    case 'Matrix':
      return readMatrix(args[0] ?? '', read);
    case 'Interval':
      return readInterval(args, read);
    case 'BaseForm':
      return read(args[0] ?? '');
    case 'Subscript':
      return call('subscript', ...args.map(read));
    case 'Apply':
      return readApply(args, read);
    case 'Prime':
    case 'Derivative':
      return primed(args, read);
    case 'Which':
      return readCases(args, read);
    case 'Less':
    case 'LessEqual':
    case 'Greater':
    case 'GreaterEqual':
    case 'Equal':
    case 'NotEqual':
      return readCondition(head, args.map(read));
    default:
      return readNamed(head, args.map(read), context);
  }
}

function readNamed(head: string, args: readonly Expr[], context: ReadContext): Expr {
  const reading = readings[head];
  if (reading) return reading(args);
  const name = named[head] ?? (/^[A-Za-z](?:_\w+)?$/.test(head) || context.functions.has(head) ? head : null);
  if (name === null) throw new ReadError(head === 'Error' ? 'notation it does not know' : `the notation "${head}"`);
  return call(name, ...args);
}

function readDelimiter(args: readonly MathJson[], read: (json: MathJson) => Expr): Expr {
  const [content = '', fence] = args;
  const inside = asFunction(content);
  if (inside?.head !== 'Sequence') return read(content);
  const style = typeof fence === 'object' && 'str' in fence ? fence.str : '(,)';
  if (inside.args.length === 1) return read(inside.args[0] ?? '');
  return { kind: 'collection', of: style.startsWith('(') ? 'tuple' : 'list', items: inside.args.map(read) };
}

function readMatrix(json: MathJson, read: (json: MathJson) => Expr): Expr {
  const rows = (asFunction(json)?.args ?? []).map((row) => (asFunction(row)?.args ?? []).map(read));
  if (rows.length === 0 || rows.some((row) => row.length !== rows[0]?.length))
    throw new ReadError('a matrix with uneven rows');
  return { kind: 'matrix', rows };
}

function readInterval(args: readonly MathJson[], read: (json: MathJson) => Expr): Expr {
  const [low = '', high = ''] = args;
  const [lowOpen, highOpen] = [asFunction(low)?.head === 'Open', asFunction(high)?.head === 'Open'];
  const bound = (end: MathJson, open: boolean): Expr => read(open ? (asFunction(end)?.args[0] ?? '') : end);
  return { kind: 'interval', low: bound(low, lowOpen), high: bound(high, highOpen), lowOpen, highOpen };
}

function readApply(args: readonly MathJson[], read: (json: MathJson) => Expr): Expr {
  const [head = '', ...rest] = args;
  const fn = asFunction(head);
  const [name, order] = fn?.args ?? [];
  if (fn?.head === 'Derivative' && typeof name === 'string' && typeof order === 'number') {
    return call(name + "'".repeat(order), ...rest.map(read));
  }
  if (typeof head === 'string') return call(head, ...rest.map(read));
  throw new ReadError('an applied expression');
}

function primed(args: readonly MathJson[], read: (json: MathJson) => Expr): Expr {
  const [name = '', times] = args;
  const order = typeof times === 'number' ? times : 1;
  if (typeof name === 'string') return symbol(name + "'".repeat(order));
  const body = read(name);
  const [variable, ...more] = freeSymbols(body);
  if (variable === undefined || more.length > 0) throw new ReadError('a prime');
  let result = body;
  for (let k = 0; k < order; k++) result = { kind: 'binder', op: 'derivative', body: result, variable };
  return result;
}

const orders: Readonly<Record<string, RelationOperator>> = {
  Less: '<',
  LessEqual: '<=',
  Greater: '>',
  GreaterEqual: '>=',
  Equal: '=',
  NotEqual: '!=',
};

/** A condition beside a case: a relation, or a chain of them. */
function readCondition(head: string, sides: readonly Expr[]): Expr {
  const links = sides.slice(1).map((side, k) => relation(orders[head] ?? '=', sides[k] ?? side, side));
  const [only] = links;
  if (!only) throw new ReadError('a condition');
  return links.length === 1 ? only : { kind: 'logic', op: 'and', parts: links };
}

function readCases(args: readonly MathJson[], read: (json: MathJson) => Expr): Expr {
  const cases: { value: Expr; when: Expr | null }[] = [];
  for (let k = 0; k + 1 < args.length; k += 2) {
    const when = args[k] ?? '';
    const condition = when === 'True' ? null : read(when);
    const rest = condition?.kind === 'symbol' && /^(?:otherwise|else)$/.test(condition.name);
    cases.push({ when: rest ? null : condition, value: read(args[k + 1] ?? '') });
  }
  return { kind: 'piecewise', cases };
}
