import type { Rational } from '../exact/rational.ts';
import { isNumber, minusOne, number, power, product } from './build.ts';
import type { Expr } from './expr.ts';

/** How the parts of an expression are written. */
interface Style {
  fraction(top: string, bottom: string): string;
  rational(value: Rational): string;
  power(base: string, exponent: string): string;
  root(inside: string, degree: string): string;
  readonly times: string;
  group(inside: string): string;
  name(name: string): string;
  call(name: string, args: string): string;
  readonly constants: Readonly<Record<string, string>>;
}

const plain: Style = {
  fraction: (a, b) => `${a}/${b}`,
  rational: (value) => value.toString(),
  power: (a, b) => `${a}^${/^\w+$/.test(b) ? b : `(${b})`}`,
  root: (a, n) => (n === '2' ? `sqrt(${a})` : `root(${a}, ${n})`),
  times: '*',
  group: (a) => `(${a})`,
  name: (name) => name,
  call: (name, args) => `${name}(${args})`,
  constants: { pi: 'pi', e: 'e', i: 'i', infinity: 'infinity' },
};

const greek =
  /^(?:alpha|beta|gamma|delta|epsilon|theta|lambda|mu|nu|pi|rho|sigma|tau|phi|varphi|psi|omega|Delta|Omega|Gamma)$/;
const commands = new Set([
  'sin',
  'cos',
  'tan',
  'sec',
  'csc',
  'cot',
  'arcsin',
  'arccos',
  'arctan',
  'ln',
  'sinh',
  'cosh',
  'tanh',
  'gcd',
  'max',
  'min',
  'det',
]);

const latex: Style = {
  fraction: (a, b) => `\\frac{${a}}{${b}}`,
  rational: (value) => latexRational(value),
  power: (a, b) => `${a}^{${b}}`,
  root: (a, n) => (n === '2' ? `\\sqrt{${a}}` : `\\sqrt[${n}]{${a}}`),
  times: ' \\cdot ',
  group: (a) => `\\left(${a}\\right)`,
  name: (name) => latexName(name),
  call: (name, args) =>
    name === 'abs'
      ? `\\left|${args}\\right|`
      : `${commands.has(name) ? `\\${name}` : `\\operatorname{${name}}`}\\left(${args}\\right)`,
  constants: { pi: '\\pi', e: 'e', i: 'i', infinity: '\\infty' },
};

function latexRational(value: Rational): string {
  if (value.isInteger) return value.toString();
  const [top, bottom] = [value.abs().numerator.toString(), value.denominator.toString()];
  return `${value.sign < 0 ? '-' : ''}\\frac{${top}}{${bottom}}`;
}

function latexName(name: string): string {
  if (greek.test(name)) return `\\${name}`;
  const [head = '', ...rest] = name.split('_');
  if (head.length === 1 && rest.length > 0) return `${head}_{${rest.join('')}}`;
  return name.length === 1 || name.startsWith('∠')
    ? name.replace('∠', '\\angle ')
    : `\\text{${name.replaceAll('_', ' ')}}`;
}

/** The expression as plain text: `7/2`, `x^2 + 3*x`, `sqrt(2)`. */
export function toPlain(expr: Expr): string {
  return write(expr, plain);
}

/** The expression as LaTeX. */
export function toLatex(expr: Expr): string {
  return write(expr, latex);
}

function write(expr: Expr, style: Style): string {
  switch (expr.kind) {
    case 'number':
      return style.rational(expr.value);
    case 'symbol':
      return style.name(expr.name);
    case 'constant':
      return style.constants[expr.name] ?? expr.name;
    case 'unit':
      return style === latex ? `\\text{ ${expr.name}}` : ` ${expr.name}`;
    case 'sum':
      return expr.terms
        .map((t) => write(t, style))
        .join(' + ')
        .replaceAll('+ -', '- ');
    case 'product':
      return writeProduct(expr.factors, style);
    case 'power':
      return writePower(expr.base, expr.exponent, style);
    case 'call':
      if (expr.name.startsWith('op '))
        return `(${expr.args.map((a) => write(a, style)).join(` ${operationSign(expr.name, style)} `)})`;
      return style.call(expr.name, expr.args.map((a) => write(a, style)).join(', '));
    case 'relation':
      return `${write(expr.left, style)} ${relationSign(expr.op, style)} ${write(expr.right, style)}`;
    case 'logic':
      return expr.parts.map((p) => write(p, style)).join(style === latex ? ` \\text{ ${expr.op} } ` : ` ${expr.op} `);
    case 'collection':
      return writeCollection(expr.of, expr.items.map((item) => write(item, style)).join(', '), style);
    case 'interval':
      return `${expr.lowOpen ? '(' : '['}${write(expr.low, style)}, ${write(expr.high, style)}${expr.highOpen ? ')' : ']'}`;
    case 'matrix':
      return writeMatrix(
        expr.rows.map((row) => row.map((entry) => write(entry, style))),
        style,
      );
    case 'binder':
      return style.call(expr.op, write(expr.body, style));
    case 'piecewise':
      return expr.cases.map((c) => write(c.value, style)).join(' | ');
  }
}

function relationSign(op: string, style: Style): string {
  const signs: Readonly<Record<string, string>> = {
    '<=': '\\le',
    '>=': '\\ge',
    '!=': '\\ne',
    approx: '\\approx',
    in: '\\in',
    congruent: '\\equiv',
  };
  return style === latex ? (signs[op] ?? op) : op;
}

function writeCollection(of: 'set' | 'tuple' | 'list', items: string, style: Style): string {
  if (of === 'list') return items;
  if (of === 'tuple') return style.group(items);
  return style === latex ? `\\{${items}\\}` : `{${items}}`;
}

function writeMatrix(rows: readonly (readonly string[])[], style: Style): string {
  if (style === latex) return `\\begin{pmatrix}${rows.map((row) => row.join(' & ')).join(' \\\\ ')}\\end{pmatrix}`;
  return `[${rows.map((row) => `[${row.join(', ')}]`).join(', ')}]`;
}

function writeProduct(factors: readonly Expr[], style: Style): string {
  const [first, ...rest] = factors;
  if (first && isNumber(first) && first.value.sign < 0)
    return `-${write(product(number(first.value.abs()), ...rest), style)}`;
  const below = factors.filter((f) => f.kind === 'power' && isNumber(f.exponent) && f.exponent.value.sign < 0);
  const whole = factors
    .flatMap((f) => (isNumber(f) && !f.value.isInteger ? [number(f.value.numerator)] : [f]))
    .filter((f) => !below.includes(f));
  const denominators = factors.flatMap((f) => (isNumber(f) && !f.value.isInteger ? [number(f.value.denominator)] : []));
  const bottom = [
    ...denominators,
    ...below.map((f) => (f.kind === 'power' ? power(f.base, product(minusOne, f.exponent)) : f)),
  ];
  const top = whole.filter((f) => !(isNumber(f) && f.value.isOne));
  if (bottom.length === 0) return joinFactors(whole, style);
  const [over, under] = [top.length === 0 ? '1' : joinFactors(top, style), joinFactors(bottom, style)];
  return style === latex
    ? style.fraction(unwrapped(top, over, style), unwrapped(bottom, under, style))
    : style.fraction(over, bottom.length > 1 ? style.group(under) : under);
}

/** A lone sum needs no parentheses inside a fraction. */
function unwrapped(factors: readonly Expr[], text: string, style: Style): string {
  const [only] = factors;
  return factors.length === 1 && only ? write(only, style) : text;
}

function joinFactors(factors: readonly Expr[], style: Style): string {
  return factors
    .map((f, k) => {
      const text = f.kind === 'sum' && factors.length > 0 ? style.group(write(f, style)) : write(f, style);
      if (k === 0) return text;
      return (
        (/^[\d\\-]/.test(text) && !text.startsWith('\\sqrt') && !text.startsWith('\\left')
          ? style.times
          : style === latex
            ? ' '
            : style.times) + text
      );
    })
    .join('');
}

function writePower(base: Expr, exponent: Expr, style: Style): string {
  if (isNumber(exponent) && exponent.value.sign < 0)
    return style.fraction('1', writePowerOrBase(base, product(minusOne, exponent), style));
  if (isNumber(exponent) && exponent.value.numerator === 1n && !exponent.value.isInteger)
    return style.root(write(base, style), exponent.value.denominator.toString());
  const simple =
    base.kind === 'symbol' ||
    base.kind === 'constant' ||
    (isNumber(base) && base.value.isInteger && base.value.sign >= 0);
  return style.power(simple ? write(base, style) : style.group(write(base, style)), write(exponent, style));
}

function writePowerOrBase(base: Expr, exponent: Expr, style: Style): string {
  const whole = power(base, exponent);
  const text = write(whole, style);
  return style === plain && (whole.kind === 'sum' || whole.kind === 'product') ? style.group(text) : text;
}

/** The sign of an operation with a meaning of its own, `op star`. */
function operationSign(name: string, style: Style): string {
  const own = name.slice('op '.length);
  const signs: Readonly<Record<string, string>> = { '*': '*', at: '@', sharp: '\\#', ampersand: '\\&' };
  return Object.hasOwn(signs, own) ? (signs[own] ?? own) : style === latex ? `\\${own}` : own;
}
