import { describe, expect, it } from 'vitest';
import type { Span } from '../../../../src/core/span.ts';
import { beginsAnew, OpenDerivation, parts, standsAlone } from '../../../../src/document/reading/openDerivation.ts';
import { isProblemEnvironment, isSolutionEnvironment } from '../../../../src/document/reading/environments.ts';

const whole = (text: string): Span => ({ start: 0, end: text.length });
const problem = { span: { start: 0, end: 5 }, text: { start: 0, end: 5 } };

describe('steps that stand together', () => {
  const text = '$a = 1$\n\n$a + 1 = 2$';
  const first = { start: 0, end: 7 };
  const second = { start: 9, end: text.length };

  it('are one derivation over the blocks they stand in', () => {
    const open = new OpenDerivation();
    open.add(first, [first]);
    open.add(second, [second]);
    expect(open.close(text, problem, false)).toEqual({
      span: { start: 0, end: text.length },
      steps: [first, second],
      problem,
      inserted: false,
    });
  });

  it('are none without a step, whatever was added', () => {
    const open = new OpenDerivation();
    open.add(first, []);
    expect(open.isEmpty).toBe(true);
    expect(open.close(text, problem, true)).toBeNull();
  });

  it('are a derivation by themselves, below a problem, or where a solution was announced', () => {
    const close = (of: typeof problem | null, expected: boolean): boolean => {
      const open = new OpenDerivation();
      open.add(first, [first]);
      return open.close(text, of, expected) !== null;
    };
    expect(close(null, false)).toBe(false);
    expect(close(problem, false)).toBe(true);
    expect(close(null, true)).toBe(true);
  });
});

describe('one line alone', () => {
  it.each(['36 / 4 = 8', '$2 \\times 3 = 6$', '$a = b = c$', 'So it is.'])('can be a derivation: %s', (text) => {
    expect(standsAlone(text, [whole(text)])).toBe(true);
  });

  it.each(['$x^2 = 4$', '$a \\le b$'])('is a statement: %s', (text) => {
    expect(standsAlone(text, [whole(text)])).toBe(false);
  });
});

describe('the borders of derivations', () => {
  it('a first step begins one, a later or an unnumbered one does not', () => {
    const begins = (text: string): boolean => beginsAnew(text, { kind: 'paragraph', ...whole(text) });
    expect(['Step 1: a', '**Step 1.** a'].map(begins)).toEqual([true, true]);
    expect(['Step 2: a', 'Step 10: a', '1. a', 'So a'].map(begins)).toEqual([false, false, false, false]);
  });

  it('a few words part nothing, a paragraph does', () => {
    expect(parts(whole('so we get'))).toBe(false);
    expect(parts(whole('x'.repeat(121)))).toBe(true);
  });
});

describe('environments', () => {
  it('state a problem or answer one by their names', () => {
    expect(['exercise', 'question*', 'aufgabe', 'lemma'].map(isProblemEnvironment)).toEqual([true, true, true, false]);
    expect(['solution', 'proof*', 'answer', 'exercise'].map(isSolutionEnvironment)).toEqual([true, true, true, false]);
  });
});
