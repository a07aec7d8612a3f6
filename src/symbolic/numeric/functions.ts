import type { CallExpr, Expr } from '../expression/expr.ts';
import { Rational } from '../exact/rational.ts';
import { certainSign } from './ball.ts';
import type { ComplexArithmetic } from './complexArithmetic.ts';
import type { Environment } from './environment.ts';
import { NotComputable, NotDefined } from './failure.ts';
import { integerFunctions } from './integerFunctions.ts';
import { raise } from './powers.ts';
import { signOf } from './holds.ts';
import type { Value } from './value.ts';
import { asRational, exact, isReal, toBall } from './value.ts';
import { addValues, invertValue, multiplyValues, negateValue } from './valueArithmetic.ts';

type Evaluate = (expr: Expr, env: Environment) => Value;
type Evaluator = (args: readonly Value[], env: Environment) => Value;

function first(args: readonly Value[]): Value {
  const [value] = args;
  if (!value) throw new NotComputable('a function without argument');
  return value;
}

function isZero(value: Value): boolean {
  return value.kind === 'exact' && value.re.isZero && value.im.isZero;
}

function trigonometric(name: 'sin' | 'cos'): Evaluator {
  return (args, { arithmetic: c }) => {
    const value = first(args);
    if (isZero(value)) return exact(name === 'cos' ? Rational.one : Rational.zero);
    return { kind: 'ball', ball: c.cosSin(toBall(value, c))[name] };
  };
}

function ratio(top: Evaluator, bottom: Evaluator): Evaluator {
  return (args, env) => multiplyValues(top(args, env), invertValue(bottom(args, env), env.arithmetic), env.arithmetic);
}

function inverse(f: Evaluator): Evaluator {
  return (args, env) => invertValue(f(args, env), env.arithmetic);
}

function hyperbolic(sign: 1 | -1): Evaluator {
  return (args, { arithmetic: c }) => {
    const x = first(args);
    if (isZero(x)) return exact(sign === 1 ? Rational.one : Rational.zero);
    const up = c.exp(toBall(x, c));
    const down = c.divide(c.of(c.real.one), up);
    const both = sign === 1 ? c.add(up, down) : c.subtract(up, down);
    return multiplyValues({ kind: 'ball', ball: both }, exact(Rational.half), c);
  };
}

const sin = trigonometric('sin');
const cos = trigonometric('cos');
const sinh = hyperbolic(-1);
const cosh = hyperbolic(1);

function naturalLog(args: readonly Value[], env: Environment): Value {
  const x = first(args);
  const c = env.arithmetic;
  if (isZero(x)) throw new NotDefined('the logarithm of zero');
  if (x.kind === 'exact' && x.im.isZero && x.re.isOne) return exact(Rational.zero);
  if (!env.complex && isReal(x)) return { kind: 'ball', ball: c.of(c.real.ln(toBall(x, c).re)) };
  return { kind: 'ball', ball: c.ln(toBall(x, c)) };
}

/** The logarithm to a base: exact where it is an integer ratio of powers. */
function logarithm(args: readonly Value[], env: Environment): Value {
  const [x, base = exact(Rational.of(10))] = args;
  if (!x) throw new NotComputable('a logarithm without argument');
  const [a, b] = [asRational(x), asRational(base)];
  if (b && (b.sign <= 0 || b.isOne)) throw new NotDefined('a logarithm to this base');
  const whole = a && b ? wholeLogarithm(a, b) : null;
  return whole ? exact(whole) : ratio(naturalLog, () => naturalLog([base], env))([x], env);
}

function wholeLogarithm(a: Rational, b: Rational): Rational | null {
  if (a.sign <= 0) return null;
  const guess = Math.round(Math.log(a.toNumber()) / Math.log(b.toNumber()));
  if (!Number.isFinite(guess) || Math.abs(guess) > 2000) return null;
  return b.power(guess).equals(a) ? Rational.of(guess) : null;
}

function absolute(args: readonly Value[], env: Environment): Value {
  const x = first(args);
  const c = env.arithmetic;
  if (x.kind === 'exact') {
    if (x.im.isZero) return exact(x.re.abs());
    return raise(exact(x.re.times(x.re).plus(x.im.times(x.im))), exact(Rational.half), env);
  }
  return { kind: 'ball', ball: c.of(c.abs(x.ball)) };
}

function arctangent(args: readonly Value[], env: Environment): Value {
  const x = realArgument(args, env.arithmetic);
  return isZero(first(args)) ? first(args) : { kind: 'ball', ball: env.arithmetic.of(env.arithmetic.real.atan(x)) };
}

/** `asin x = 2 atan(x / (1 + sqrt(1 - x^2)))`. */
function arcsine(args: readonly Value[], env: Environment): Value {
  const x = first(args);
  const c = env.arithmetic;
  if (isZero(x)) return x;
  const square = addValues(exact(Rational.one), negateValue(multiplyValues(x, x, c), c), c);
  if (signOf(square, env) === -1) throw new NotDefined('the arcsine of a number outside [-1, 1]');
  const root = raise(square, exact(Rational.half), { ...env, complex: false });
  const half = arctangent([multiplyValues(x, invertValue(addValues(exact(Rational.one), root, c), c), c)], env);
  return multiplyValues(exact(Rational.of(2)), half, c);
}

function arccosine(args: readonly Value[], env: Environment): Value {
  const c = env.arithmetic;
  const quarter: Value = multiplyValues({ kind: 'ball', ball: c.of(c.real.pi) }, exact(Rational.half), c);
  return addValues(quarter, negateValue(arcsine(args, env), c), c);
}

function realArgument(args: readonly Value[], c: ComplexArithmetic): ReturnType<typeof toBall>['re'] {
  const x = first(args);
  if (!isReal(x)) throw new NotComputable('a function of a complex number');
  return toBall(x, c).re;
}

function extreme(sign: 1 | -1): Evaluator {
  return (args, env) =>
    args.reduce((best, next) => {
      const order = signOf(addValues(next, negateValue(best, env.arithmetic), env.arithmetic), env);
      if (order === null) throw new NotComputable('which is greater');
      return order === sign ? next : best;
    });
}

function root(args: readonly Value[], env: Environment): Value {
  const [x, degree] = args;
  if (!x || !degree) throw new NotComputable('a root without degree');
  return raise(x, invertValue(degree, env.arithmetic), { ...env, complex: env.complex && !isReal(x) });
}

function sign(args: readonly Value[], env: Environment): Value {
  const value = signOf(first(args), env);
  if (value === null) throw new NotComputable('a sign');
  return exact(Rational.of(value));
}

function part(which: 're' | 'im' | 'conjugate'): Evaluator {
  return (args, { arithmetic: c }) => {
    const x = first(args);
    if (x.kind === 'exact') return which === 'conjugate' ? exact(x.re, x.im.negated()) : exact(x[which]);
    if (which === 'conjugate') return { kind: 'ball', ball: { re: x.ball.re, im: c.real.negate(x.ball.im) } };
    return { kind: 'ball', ball: c.of(x.ball[which]) };
  };
}

function argument(args: readonly Value[], { arithmetic: c }: Environment): Value {
  const { re, im } = toBall(first(args), c);
  if (certainSign(re) > 0 && im.mid === 0n && im.rad === 0n) return exact(Rational.zero);
  return { kind: 'ball', ball: c.of(c.real.atan2(im, re)) };
}

const evaluators: Readonly<Record<string, Evaluator>> = {
  ...integerFunctions,
  sin,
  cos,
  tan: ratio(sin, cos),
  cot: ratio(cos, sin),
  sec: inverse(cos),
  csc: inverse(sin),
  sinh,
  cosh,
  tanh: ratio(sinh, cosh),
  coth: ratio(cosh, sinh),
  sech: inverse(cosh),
  csch: inverse(sinh),
  ln: naturalLog,
  log: logarithm,
  abs: absolute,
  norm: absolute,
  arctan: arctangent,
  arcsin: arcsine,
  arccos: arccosine,
  max: extreme(1),
  min: extreme(-1),
  root,
  sgn: sign,
  re: part('re'),
  im: part('im'),
  Re: part('re'),
  Im: part('im'),
  conjugate: part('conjugate'),
  arg: argument,
};

/** Whether the evaluator knows the function by itself. */
export function isKnownFunction(name: string): boolean {
  return Object.hasOwn(evaluators, name);
}

/** The value of a function the evaluator knows, or of one the user defined. */
export function evaluateCall(expr: CallExpr, env: Environment, evaluate: Evaluate): Value {
  const args = expr.args.map((arg) => evaluate(arg, env));
  const defined = env.functions?.get(expr.name);
  if (defined) {
    const values = new Map(env.values);
    defined.parameters.forEach((name, k) => {
      const value = args[k];
      if (value) values.set(name, value);
    });
    return evaluate(defined.body, { ...env, values });
  }
  const known = Object.hasOwn(evaluators, expr.name) ? evaluators[expr.name] : undefined;
  if (!known) throw new NotComputable(`the function ${expr.name}`, true);
  return known(args, env);
}
