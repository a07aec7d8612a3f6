import { describe, expect, it } from 'vitest';
import { derivationsIn, DocumentReader, type Landmarks } from '../../../src/document/index.ts';
import { lensesFor } from '../../../src/extension/lenses/lensesFor.ts';
import type { Mark } from '../../../src/extension/marks/mark.ts';
import { plainWords } from '../../../src/extension/words.ts';
import { judgedStep, markAt } from './samples.ts';

const source = `# Sheet

Solve $2x + 3 = 11$ for $x$.

Solve $3x - 5 = 16$.

1. $3x = 16 + 5$
2. $3x = 21$
3. $x = 8$
`;
const read = (text: string, most = 100): Landmarks => new DocumentReader().landmarks(text, 'markdown', 0, most);
const steps = derivationsIn(source, 'markdown')[0]?.steps ?? [];

function marks(...verdicts: readonly ('verified' | 'refuted')[]): readonly Mark[] {
  return verdicts.map((verdict, at) => markAt(steps[at]!.span.start, steps[at]!.span.end, judgedStep(at, verdict)));
}

function entries(known: readonly Mark[], taken = null as { start: number; end: number } | null): readonly string[] {
  return lensesFor(read(source), known, taken, plainWords).map(({ at, title }) => {
    const line = source.slice(0, at).split('\n').length;
    return `${line}: ${title}`;
  });
}

describe('the entries above exercises and derivations', () => {
  it('offer to solve exercises, and to check steps that were not', () => {
    expect(entries([])).toEqual(['3: Solve', '5: Solve', '5: Check steps']);
  });

  it('offer to solve a display formula, not one in a line of text', () => {
    const text = 'The number $e$ has\n\n$$\n\\int_0^1 e^x \\, dx\n$$\n';
    expect(lensesFor(read(text), [], null, plainWords).map(({ at }) => at)).toEqual([text.indexOf('$$')]);
  });

  it('count the verified steps, and lead to the one that fails', () => {
    expect(entries(marks('verified', 'verified', 'refuted'))).toContain('5: 2 of 3 steps verified: step 3 fails');
    const [lens] = lensesFor(read(source), marks('verified', 'refuted'), null, plainWords).filter(
      ({ command }) => command === 'stepwise.showFailingStep',
    );
    expect(source.slice(lens?.offset).startsWith('$3x = 21$')).toBe(true);
  });

  it('say so where all are verified', () => {
    expect(entries(marks('verified', 'verified', 'verified'))).toContain('5: 3 of 3 steps verified');
  });

  it('leave a problem alone that has a solution open', () => {
    const start = source.indexOf('Solve $2x');
    expect(entries([], { start, end: start + 10 })).not.toContain('3: Solve');
  });

  it('are only those nearest to the cursor in a long text', () => {
    const at = lensesFor(read(source.repeat(100), 3), [], null, plainWords).map((lens) => lens.at);
    expect(at).toHaveLength(6);
    expect(Math.max(...at)).toBeLessThan(3 * source.length);
  });
});
