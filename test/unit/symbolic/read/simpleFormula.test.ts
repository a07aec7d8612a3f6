import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expr } from '../../../../src/symbolic/expression/expr.ts';
import { exprKey } from '../../../../src/symbolic/expression/traverse.ts';
import { fromMathJson } from '../../../../src/symbolic/read/fromMathJson.ts';
import { explicitArguments } from '../../../../src/symbolic/read/functions.ts';
import { digHoles } from '../../../../src/symbolic/read/holes.ts';
import { parseLatex } from '../../../../src/symbolic/read/mathJson.ts';
import { plainNumerals } from '../../../../src/symbolic/read/numerals.ts';
import { simpleFormula } from '../../../../src/symbolic/read/simpleFormula.ts';
import { ReadError } from '../../../../src/symbolic/read/unreadable.ts';
import { joinTokens, tokenize } from '../../../../src/symbolic/read/tokens.ts';

const none: ReadonlySet<string> = new Set();

function parsed(latex: string, filled: ReadonlyMap<string, Expr>): string | null {
  try {
    return exprKey(fromMathJson(parseLatex(latex), { filled, functions: none, bound: none }));
  } catch (error) {
    if (error instanceof ReadError) return null;
    throw error;
  }
}

/** The formula as read without the parser (null when it is left to it), and as the parser reads it (null when it cannot). */
function both(latex: string): readonly [string | null, string | null] {
  const { tokens, filled } = digHoles(plainNumerals(tokenize(latex)));
  const explicit = explicitArguments(tokens);
  const simple = simpleFormula(explicit, filled, none);
  return [simple && exprKey(simple), parsed(joinTokens(explicit), filled)];
}

const plain = fc.constantFrom(
  'x',
  'y',
  'a',
  'n',
  'e',
  'i',
  '\\pi',
  '\\theta',
  '2',
  '13',
  '0.5',
  '4.20',
  'x_1',
  'a_{n}',
);
const marked = fc.constantFrom('\\%', '5\\text{ cm}', '\\angle ABC ', '30^\\circ ', '\\overline{AB}');
const power = fc.constantFrom('', '', '', '^2', '^{10}', '^{-1}', '^n', '^{x+1}');
const raised = fc.tuple(plain, power).map(([base, exponent]) => (/_|%/.test(base) ? base : base + exponent));

/** Factors with signs between them; juxtaposed numbers and units are left out, which no writer means as a product. */
function sums(factor: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const sign = fc.constantFrom('+', '-', '\\cdot ', '\\times ', '/', '');
  return fc
    .tuple(fc.constantFrom('', '-'), factor, fc.array(fc.tuple(sign, factor), { maxLength: 2 }))
    .map(([first, start, rest]) => first + start + rest.map(([s, next]) => s + next).join(''));
}

const inner = sums(raised);
const nested = fc.oneof(
  raised,
  marked,
  inner.map((s) => `(${s})`),
  fc.tuple(inner, inner).map(([a, b]) => `\\frac{${a}}{${b}}`),
  inner.map((s) => `\\sqrt{${s}}`),
);
const formula = sums(nested);

describe('formulas read without the parser', () => {
  it('are read as the parser reads them', () => {
    let read = 0;
    fc.assert(
      fc.property(formula, (latex) => {
        if (latex.includes('\\pi(')) return;
        const [simple, reference] = both(latex);
        if (simple !== null && reference !== null) {
          read += 1;
          expect(simple).toBe(reference);
        }
      }),
      { numRuns: 200 },
    );
    expect(read).toBeGreaterThan(50);
  });

  it.each([
    '2x + 3',
    '\\frac{1}{2}x^2',
    '(x+1)(x-1)',
    '3 \\cdot 4',
    '-x',
    '\\sqrt{2}',
    '5\\text{ cm}',
    '2.50',
    'x_{12}',
    'a_{n}',
    'x_1y',
  ])('reads %s', (latex) => {
    const [simple, reference] = both(latex);
    expect(simple).toBe(reference);
  });

  it.each([
    'f(x+1)',
    '5!',
    '|x|',
    'x^T',
    'x_113^{-1}',
    '\\sin(x)',
    'x^{2}^3',
    'a/bc',
    '[1,2]',
    '(1,2)',
    'x +',
    '2^',
    '\\frac{1}',
    '\\frac{d}{dx}(x^2)',
    '\\frac{dy}{dx}',
  ])('leaves %s to the parser', (latex) => {
    const { tokens, filled } = digHoles(plainNumerals(tokenize(latex)));
    expect(simpleFormula(explicitArguments(tokens), filled, none)).toBeNull();
  });

  it('takes pi before parentheses for a factor, never for a function', () => {
    expect(both('\\pi(4)^2')[0]).toBe(both('16\\pi')[1]);
  });

  it('leaves functions that the text defines to the parser', () => {
    expect(simpleFormula(tokenize('h(2)'), new Map(), new Set(['h']))).toBeNull();
  });
});
