import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintText, showsHint } from '../../../src/extension/present/hintText.ts';
import { scoreText, verdictLabel } from '../../../src/extension/present/verdictWords.ts';
import { verdictSummary } from '../../../src/extension/present/solutionSummary.ts';
import { plainWords } from '../../../src/extension/words.ts';
import { judgedStep, markAt } from './samples.ts';

const VERDICTS = ['verified', 'refuted', 'doubtful', 'plausible', 'unchecked'] as const;

describe('the hint beside a step', () => {
  it.each([
    ['verified', null, '✓ verified'],
    ['verified', 0.98, '✓ verified 0.98'],
    ['refuted', 0.02, '✗ refuted 0.02'],
    ['doubtful', 0.31, '? doubtful 0.31'],
    ['plausible', 0.874, '≈ plausible 0.87'],
    ['unchecked', null, '· not checked'],
  ] as const)('says %s with score %s as "%s"', (verdict, score, text) => {
    expect(hintText(markAt(0, 1, judgedStep(0, verdict, { score })), plainWords)).toBe(text);
  });

  it('carries its meaning in a word, never in the sign alone', () => {
    const words = VERDICTS.map((verdict) => verdictLabel(verdict, plainWords).word);
    expect(new Set(words).size).toBe(VERDICTS.length);
    for (const word of words) expect(word).toMatch(/^[a-z ]{5,}$/);
  });

  it('is shown as far as the setting says', () => {
    const failing = markAt(0, 1, judgedStep(0, 'refuted'), 'first-failing');
    const sound = markAt(0, 1, judgedStep(0, 'verified'));
    expect([failing, sound].map((mark) => showsHint(mark, 'all'))).toEqual([true, true]);
    expect([failing, sound].map((mark) => showsHint(mark, 'failing'))).toEqual([true, false]);
    expect([failing, sound].map((mark) => showsHint(mark, 'off'))).toEqual([false, false]);
  });
});

describe('a score as text', () => {
  it('is never rounded up to certainty', () => {
    expect(scoreText(0.999)).toBe('0.99');
    expect(scoreText(1)).toBe('0.99');
    expect(scoreText(0)).toBe('0.00');
  });

  it('is always two decimals between 0 and 1', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (score) => {
        expect(scoreText(score)).toMatch(/^0\.\d\d$/);
      }),
    );
  });
});

describe('the summary of a solution', () => {
  it('counts verdicts, failures first', () => {
    const judged = [judgedStep(0, 'verified'), judgedStep(1, 'verified'), judgedStep(2, 'refuted')];
    expect(verdictSummary(judged, plainWords)).toBe('3 steps: 1 refuted, 2 verified');
  });

  it('knows one step and none', () => {
    expect(verdictSummary([judgedStep(0, 'unchecked')], plainWords)).toBe('1 step: 1 not checked');
    expect(verdictSummary([], plainWords)).toBe('0 steps');
  });
});

describe('words', () => {
  it('fill the places of a message', () => {
    expect(plainWords('At {0} the left side is {1}.', 'x = 1', 16)).toBe('At x = 1 the left side is 16.');
  });

  it('leave a place without a value as it is', () => {
    expect(plainWords('{0} of {1}', 3)).toBe('3 of {1}');
  });
});
