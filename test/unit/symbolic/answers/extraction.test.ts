import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBoxed, lastCluster } from '../../../../src/symbolic/answers/extract/boxed.ts';
import { depths, endOfGroup, splitTop } from '../../../../src/symbolic/answers/extract/brackets.ts';
import { lastAnnounced } from '../../../../src/symbolic/answers/extract/cues.ts';
import { findFormulas } from '../../../../src/symbolic/answers/extract/formulas.ts';
import { findNumbers } from '../../../../src/symbolic/answers/extract/plainNumber.ts';
import { unescapeText } from '../../../../src/symbolic/answers/extract/unescape.ts';
import { finalAnswer } from '../../../../src/symbolic/answers/finalAnswer.ts';

describe('boxes', () => {
  it('keeps nested braces', () => {
    expect(findBoxed('so \\boxed{\\frac{1}{\\sqrt{2}}}.')).toMatchObject([{ content: '\\frac{1}{\\sqrt{2}}' }]);
  });

  it('reads a box without braces and one that never closes', () => {
    expect(findBoxed('\\boxed 5.')).toMatchObject([{ content: '5.' }]);
    expect(findBoxed('\\boxed{a+b$ and more')).toMatchObject([{ content: 'a+b' }]);
  });

  it('joins the boxes of one sentence, not those of two', () => {
    expect(lastCluster('$\\boxed{1}$ and $\\boxed{2}$').map((b) => b.content)).toEqual(['1', '2']);
    expect(lastCluster('It is \\boxed{1}. No, \\boxed{2}.').map((b) => b.content)).toEqual(['2']);
  });
});

describe('brackets', () => {
  it('splits outside brackets only', () => {
    expect(splitTop('(1,2),\\{3,4\\},5', /,/g)).toEqual(['(1,2)', '\\{3,4\\}', '5']);
  });

  it('gives a depth to every character of any text', () => {
    fc.assert(fc.property(fc.string(), (text) => depths(text).length === text.length));
    fc.assert(fc.property(fc.string(), (text) => endOfGroup(text, 0) <= text.length));
  });
});

describe('formulas', () => {
  it('finds every kind of delimiter', () => {
    const text = 'a $1$ b $$2$$ c \\(3\\) d \\[4\\] e \\begin{align*}x&=1\\\\y&=5\\end{align*}';
    expect(findFormulas(text).map((f) => f.content)).toEqual(['1', '2', '3', '4', 'y=5']);
  });

  it('leaves money alone', () => {
    expect(findFormulas('pay $5 and $6 now')).toEqual([]);
  });
});

describe('announcements', () => {
  it('takes the last one to the end of its sentence', () => {
    expect(lastAnnounced('The answer is 3. Wait. The final answer is $1.5$. Good.')).toMatchObject({
      text: '$1.5$',
      final: true,
    });
    expect(lastAnnounced('work\n#### 42')).toMatchObject({ text: '42' });
    expect(lastAnnounced('nothing here')).toBeNull();
  });
});

describe('plain numbers', () => {
  it('keeps signs, money, percent and units', () => {
    const found = findNumbers('from -3 to 1,000.99m² or 20 percent of $5').map((n) => n.content);
    expect(found).toEqual(['-3', '1,000.99 \\text{m}^2', '20 percent', '$5']);
  });

  it('does not take a difference for a sign', () => {
    expect(findNumbers('10 - 3').map((n) => n.content)).toEqual(['10', '3']);
  });
});

describe('quoting marks', () => {
  it('undoes doubled backslashes and written newlines', () => {
    expect(unescapeText('\\\\frac{1}{2}\\nSo')).toBe('\\frac{1}{2}\nSo');
    expect(unescapeText('a \\neq b \\\\ c')).toBe('a \\neq b \\\\ c');
  });
});

describe('the final answer of a solution', () => {
  it.each([
    ['We add.\n#### 18', '18'],
    ['So $x=\\boxed{\\frac{1}{2}}$.', '\\frac{1}{2}'],
    ['The answer is (C).', '(C)'],
    ['It is five. The answer is five.', 'five'],
    ['Then 2 + 2 = 4 apples.', '4'],
  ])('%s: %s', (text, expected) => {
    expect(finalAnswer(text)).toBe(expected);
  });

  it('is null for nothing', () => {
    expect(finalAnswer('  ')).toBeNull();
  });
});
