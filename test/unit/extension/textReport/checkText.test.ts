import { describe, expect, it } from 'vitest';
import { judgedMarks } from '../../../../src/extension/check/judgedMarks.ts';
import { checkText } from '../../../../src/extension/textReport/checkText.ts';
import { plainWords } from '../../../../src/extension/words.ts';
import { derivationsIn } from '../../../../src/document/index.ts';
import { defaultVerifyOptions, verify } from '../../../../src/engine/index.ts';
import { collect, doneOutcome, portsWith } from '../../engine/ports.ts';

const TEXT = 'Solve $3x - 5 = 16$.\n\n1. $3x = 16 + 5$\n2. $3x = 21$\n3. $x = 8$\n4. So it is done.\n';

async function report(text: string): Promise<string> {
  const found = derivationsIn(text, 'markdown');
  const marks = [];
  for (const [number, derivation] of found.entries()) {
    const events = verify(derivation, defaultVerifyOptions, portsWith(null), new AbortController().signal);
    marks.push(...judgedMarks(derivation, doneOutcome(await collect(events)).steps, number));
  }
  const document = {
    name: 'algebra.md',
    text: ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end),
    line: (offset: number) => text.slice(0, offset).split('\n').length,
  };
  return checkText(document, marks, plainWords);
}

describe('a check as text', () => {
  it('says everything in words, from top to bottom, with lines to go to', async () => {
    const text = await report(TEXT);
    expect(text).toMatch(
      /^Check of algebra.md\n4 steps: 1 refuted, 2 verified, 1 not checked\n\nDerivation 1\nProblem: Solve/,
    );
    expect(text).toContain('\n\nLine 3. Step 1: verified.\n  $3x = 16 + 5$\n');
    expect(text).toContain('\n\nLine 5. Step 3: refuted, the first failing step.\n  $x = 8$\n');
    expect(text).toContain('x = 7');
    expect(text).toMatch(/Line 6\. Step 4: not checked, rests on a step that failed\./);
  });

  it('uses no sign that a reader has to see', async () => {
    expect(await report(TEXT)).not.toMatch(/[✓✗≈·*#|]/);
  });

  it('numbers the derivations of a document', async () => {
    const text = await report(`${TEXT}\n## Next\n\nSolve $2y = 4$.\n\n1. $y = 2$\n2. $y + 1 = 3$\n`);
    expect(text).toContain('\n\nDerivation 2\nProblem: Solve $2y = 4$.\n\nLine 12. Step 1: verified.');
  });
});
