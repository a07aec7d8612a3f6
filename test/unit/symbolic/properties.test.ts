import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equivalent } from '../../../src/symbolic/decide/equivalent.ts';
import type { Expr } from '../../../src/symbolic/expression/expr.ts';
import { checkStep, compareAnswers, readLatex, readPlain } from '../../../src/symbolic/index.ts';

const runs = { numRuns: 40 };
const whole = fc.integer({ min: -9, max: 9 });
const positive = fc.integer({ min: 1, max: 9 });
const letter = fc.constantFrom('x', 'y', 't');

/** Formulas in which a value is missing nowhere: polynomials, a function, a root and a quotient. */
const formula = fc
  .tuple(letter, whole, positive, fc.constantFrom('', '\\sin({})', '\\sqrt{{}^2+1}', '\\frac{1}{{}^2+2}', 'e^{{}}'))
  .map(([name, a, b, f]) => `${a}${name}^2 + ${b}${name}${f === '' ? '' : ` + ${f.replaceAll('{}', name)}`} - ${b}`);

function read(latex: string): Expr {
  const expr = readLatex(latex);
  if (expr.kind === 'unreadable') throw new Error(`${latex}: ${expr.reason}`);
  return expr;
}

function judged(step: string): string {
  return checkStep({ problem: null, previous: [], step: `$${step}$` }).outcome;
}

describe('what holds of every formula', () => {
  it('equals itself, and equality does not depend on the order of its sides', () => {
    fc.assert(
      fc.property(formula, formula, (a, b) => {
        expect(equivalent(read(a), read(a)).outcome).toBe('proved');
        expect(equivalent(read(a), read(b)).outcome).toBe(equivalent(read(b), read(a)).outcome);
        expect(compareAnswers(`$${a}$`, `$${a}$`).verdict).toBe('equal');
        expect(compareAnswers(`$${a}$`, `$${b}$`).verdict).toBe(compareAnswers(`$${b}$`, `$${a}$`).verdict);
      }),
      runs,
    );
  });

  it('is never proved and refuted of one claim, whatever the seed', () => {
    const pair = fc.oneof(
      fc.tuple(formula, formula),
      formula.map((f) => [f, `${f} + 0`] as const),
      fc.tuple(whole, positive).map(([a, b]) => [`(x + ${a})^2 - ${b}`, `x^2 + ${2 * a}x + ${a * a - b}`] as const),
    );
    fc.assert(
      fc.property(pair, fc.nat(), fc.nat(), ([a, b], seed, other) => {
        const outcomes = [seed, other].map((s) => equivalent(read(a), read(b), { seed: s }).outcome);
        expect(outcomes.includes('proved') && outcomes.includes('refuted')).toBe(false);
      }),
      runs,
    );
  });

  it('keeps its verdict when zero is added, when variables are renamed, and when a product is expanded', () => {
    fc.assert(
      fc.property(whole, positive, whole, (a, b, wrong) => {
        const [left, right] = [`(x + ${a})(x - ${b})`, `x^2 + ${a - b}x - ${a * b} + ${wrong}`];
        const verdict = judged(`${left} = ${right}`);
        expect(verdict).toBe(wrong === 0 ? 'proved' : 'refuted');
        expect(judged(`${left} + 0 = ${right}`)).toBe(verdict);
        expect(judged(`${left} = 0 + ${right}`)).toBe(verdict);
        expect(judged(`${left} = ${right}`.replaceAll('x', 't'))).toBe(verdict);
        expect(judged(`x^2 - ${b}x + ${a}x - ${a * b} = ${left} + ${wrong}`)).toBe(verdict);
      }),
      { numRuns: 20 },
    );
  });
});

describe('any text whatever', () => {
  const bytes = fc.uint8Array({ maxLength: 60 }).map((array) => String.fromCharCode(...array));
  const pieces = fc
    .array(
      fc.constantFrom(
        '\\frac',
        '{',
        '}',
        '(',
        ')',
        '^',
        '_',
        '\\',
        '$',
        '1',
        'x',
        '=',
        '\\sum',
        '\\pm',
        '\\pmod',
        '\\begin{cases}',
        '\\\\',
        '&',
        '|',
        ',',
        '\\text{',
        '!',
        '%',
        '\\in',
      ),
      { maxLength: 16 },
    )
    .map((parts) => parts.join(''));
  const text = fc.oneof(bytes, pieces, fc.string({ unit: 'grapheme', maxLength: 40 }));

  it('is read, checked and compared without an error', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(() => readLatex(a)).not.toThrow();
        expect(() => readPlain(a)).not.toThrow();
        expect(['proved', 'refuted', 'undecided']).toContain(
          checkStep({ problem: b, previous: [a], step: `$${b}$` }).outcome,
        );
        expect(['equal', 'different', 'undecided']).toContain(compareAnswers(a, b).verdict);
      }),
      { numRuns: 150 },
    );
  });
});
