import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerKey, compareAnswers } from '../../../../src/symbolic/index.ts';
import { readCases } from './caseFile.ts';

describe('keys for grouping answers', () => {
  it.each([
    ['\\boxed{\\frac{1}{2}}', 'The answer is 0.5.'],
    ['#### 1,250', '\\boxed{1250}'],
    ['x = 5', '5'],
    ['\\boxed{\\{2,1\\}}', '\\boxed{\\{1,2\\}}'],
    ['The answer is (C).', '\\boxed{\\text{(C)}}'],
  ])('%s and %s share one', (a, b) => {
    expect(answerKey(a)).toBe(answerKey(b));
  });

  it('is null without an answer', () => {
    expect(answerKey('')).toBeNull();
  });

  it.each(readCases('exactness').filter((row) => row.expected === 'different'))(
    'tells $gold from $prediction',
    ({ gold, prediction }) => {
      expect(answerKey(gold)).not.toBe(answerKey(prediction));
    },
  );
});

describe('comparing answers', () => {
  const atom = fc.constantFrom(
    'x',
    '2',
    '3',
    '\\pi',
    '\\frac{1}{2}',
    '\\sqrt{2}',
    '(',
    ')',
    '+',
    '-',
    ',',
    '{',
    '}',
    '\\%',
    '=',
    ' ',
    '5 cm',
  );
  const text = fc.array(atom, { maxLength: 8 }).map((parts) => `$${parts.join('')}$`);

  it('is reflexive and symmetric, and never throws', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareAnswers(a, b).verdict).toBe(compareAnswers(b, a).verdict);
        expect(compareAnswers(a, a).verdict).not.toBe('different');
      }),
      { numRuns: 60 },
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(['equal', 'different', 'undecided']).toContain(compareAnswers(a, b).verdict);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its verdict when zero is added or a product expanded', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }), (a, b) => {
        expect(compareAnswers(`$(x+${b})(x-${b})+${b}$`, `$x^2-${b * b}+${b}$`).verdict).toBe('equal');
        expect(compareAnswers(`$${a}x+${b}$`, `$${b}+0+${a}x$`).verdict).toBe('equal');
        expect(compareAnswers(`$${a}x+${b}$`, `$${a}x+${b + 1}$`).verdict).toBe('different');
      }),
      { numRuns: 20 },
    );
  });
});
