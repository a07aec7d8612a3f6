import { Rational } from '../exact/rational.ts';
import type { Values } from './evaluate.ts';
import type { BinaryOperator, Tree } from './tree.ts';

/** Decimals longer than this are shown as fractions. */
const DECIMALS = 6;
const STRENGTH: Readonly<Record<BinaryOperator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '//': 2, '%': 2, '**': 4 };
const SIGN = 3;
const ATOM = 5;

/** An exact value as people write it: `9`, `2.75`, `7/3`. */
export function plainValue(value: Rational): string {
  return decimal(value) ?? value.toString();
}

/** The same as LaTeX: `9`, `2.75`, `\frac{7}{3}`. */
export function latexValue(value: Rational): string {
  const short = decimal(value);
  if (short !== null) return short;
  const fraction = `\\frac{${value.abs().numerator.toString()}}{${value.denominator.toString()}}`;
  return value.sign < 0 ? `-${fraction}` : fraction;
}

function decimal(value: Rational): string | null {
  if (value.isInteger) return value.toString();
  const scaled = value.abs().times(Rational.of(10).power(DECIMALS));
  if (!scaled.isInteger) return null;
  const digits = scaled.numerator.toString().padStart(DECIMALS + 1, '0');
  const text = `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`.replace(/0+$/, '');
  return value.sign < 0 ? `-${text}` : text;
}

interface Shown {
  readonly text: string;
  readonly strength: number;
}

const atom = (text: string): Shown => ({ text, strength: ATOM });

function wrapped(shown: Shown, least: number): string {
  return shown.strength < least ? `(${shown.text})` : shown.text;
}

function shownValue(value: Rational): Shown {
  if (value.sign < 0) return { text: plainValue(value), strength: SIGN };
  return value.isInteger || decimal(value) !== null
    ? atom(plainValue(value))
    : { text: plainValue(value), strength: 2 };
}

function binary(operator: BinaryOperator, left: Shown, right: Shown): Shown {
  const strength = STRENGTH[operator];
  if (operator === '//') return atom(`floor(${wrapped(left, 2)} / ${wrapped(right, 3)})`);
  if (operator === '%') return { text: `${wrapped(left, 3)} mod ${wrapped(right, 3)}`, strength };
  if (operator === '**') return { text: `${wrapped(left, ATOM)}^${exponent(right)}`, strength };
  const text = `${wrapped(left, strength)} ${operator} ${wrapped(right, right.strength === SIGN ? ATOM : strength + 1)}`;
  // A sum or product may be continued without brackets on its right side too.
  const loose = operator === '+' || operator === '*';
  return loose && right.strength === strength && !/[-/]| mod /.test(right.text)
    ? { text: `${wrapped(left, strength)} ${operator} ${right.text}`, strength }
    : { text, strength };
}

function exponent(right: Shown): string {
  return right.strength === ATOM ? right.text : `(${right.text})`;
}

function show(tree: Tree, values: Values): Shown {
  switch (tree.kind) {
    case 'number':
      return atom(tree.text);
    case 'name': {
      const value = values.get(tree.name);
      return value === undefined ? atom(tree.name) : shownValue(value);
    }
    case 'percent':
      return atom(`${wrapped(show(tree.of, values), ATOM)}%`);
    case 'negated':
      return { text: `-${wrapped(show(tree.of, values), SIGN + 1)}`, strength: SIGN };
    case 'binary':
      return binary(tree.operator, show(tree.left, values), show(tree.right, values));
    case 'call':
      return atom(`${tree.name}(${tree.args.map((arg) => show(arg, values).text).join(', ')})`);
  }
}

/** The relation with the values of earlier quantities put in: `36 / 4`. */
export function substituted(tree: Tree, values: Values): string {
  return show(tree, values).text;
}
