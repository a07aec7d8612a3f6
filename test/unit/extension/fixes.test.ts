import { describe, expect, it } from 'vitest';
import { derivationsIn, markEdit } from '../../../src/document/index.ts';
import { fixesFor, type FixPlace, repairFor } from '../../../src/extension/actions/fixesFor.ts';
import { fixRow } from '../../../src/extension/actions/fixRow.ts';
import type { StepFix } from '../../../src/extension/actions/stepFix.ts';
import type { Mark } from '../../../src/extension/marks/mark.ts';
import { replacementText } from '../../../src/extension/solve/replacementText.ts';
import { plainWords } from '../../../src/extension/words.ts';
import { finding, judgedStep, markAt, symbolic } from './samples.ts';

const repair = { start: 5, end: 6, text: '7' };
const evidence = [symbolic('refuted', [finding('refuted', { repair })])];
const problem = { text: 'Solve $3x = 21$.', language: 'markdown' } as const;
const wrong: Mark = {
  ...markAt(10, 17, judgedStep(1, 'refuted', { step: { text: '$x = 8$' }, evidence }), 'first-failing'),
  problem,
};
const place: FixPlace = {
  written: '$x = 8$',
  given: { span: { start: 17, end: 17 }, text: ' <!-- stepwise-given -->' },
  ignore: { span: { start: 17, end: 17 }, text: ' <!-- stepwise-ignore -->' },
};

function fixNamed(fixes: readonly StepFix[], title: string): StepFix | undefined {
  return fixes.find((fix) => fix.title.startsWith(title));
}

describe('the quick fixes of a wrong step', () => {
  const fixes = fixesFor(wrong, place, plainWords);

  it('are all listed', () => {
    expect(fixes.map((fix) => fix.title)).toEqual([
      'Replace with the value found: 7',
      'Write this step again',
      'Continue from here',
      'Mark as given',
      'Ignore here',
    ]);
  });

  it('put the value found in the place of the wrong one, and prefer that', () => {
    const fix = fixNamed(fixes, 'Replace');
    expect(fix?.preferred).toBe(true);
    expect(fix?.action).toEqual({ kind: 'edit', span: { start: 15, end: 16 }, text: '7' });
  });

  it('mark the step by a comment beside it', () => {
    expect(fixNamed(fixes, 'Mark as given')?.action).toEqual({ kind: 'edit', ...place.given });
    expect(fixNamed(fixes, 'Ignore here')?.action).toEqual({ kind: 'edit', ...place.ignore });
  });

  it('have the model write it again', () => {
    expect(fixNamed(fixes, 'Write')?.action).toEqual({ kind: 'command', command: 'stepwise.rewriteStep' });
  });
});

describe('a quick fix that cannot apply', () => {
  const reasonOf = (mark: Mark, at: FixPlace, title: string): string => {
    const action = fixNamed(fixesFor(mark, at, plainWords), title)?.action;
    return action?.kind === 'disabled' ? action.reason : 'applies';
  };

  it('says that a right step needs no repair', () => {
    const right = { ...wrong, judged: judgedStep(1, 'verified') };
    expect(reasonOf(right, place, 'Replace')).toBe('This step needs no repair.');
  });

  it('says that no value was found', () => {
    const doubtful = { ...wrong, judged: judgedStep(1, 'doubtful') };
    expect(reasonOf(doubtful, place, 'Replace')).toBe('No value was found that would repair this step.');
  });

  it('says that the step was changed since', () => {
    expect(reasonOf(wrong, { ...place, written: '$x = 9$' }, 'Replace')).toMatch(/changed since/);
  });

  it('says that no problem is known', () => {
    const lone = { ...wrong, problem: null };
    expect(reasonOf(lone, place, 'Write')).toMatch(/No problem stands above/);
    expect(reasonOf(lone, place, 'Continue')).toMatch(/No problem stands above/);
  });

  it('says that a comment would hide what follows', () => {
    expect(reasonOf(wrong, { ...place, ignore: null }, 'Ignore')).toMatch(/would hide it/);
  });
});

describe('a row in the list of what can be done', () => {
  it('says in words that something cannot be done, and why', () => {
    const right = { ...wrong, judged: judgedStep(1, 'verified') };
    expect(fixRow(repairFor(right, place.written, plainWords), plainWords)).toEqual({
      label: '$(circle-slash) Replace with the value found',
      description: 'cannot be done here',
      detail: 'This step needs no repair.',
    });
  });

  it('is its title alone where it can be done', () => {
    const row = fixRow(repairFor(wrong, place.written, plainWords), plainWords);
    expect(row).toEqual({ label: 'Replace with the value found: 7', description: '', detail: '' });
  });
});

describe('a comment beside a step', () => {
  it('keeps the step ignored when the document is read again', () => {
    const text = 'Solve $3x = 21$.\n\n1. $x = 21 / 3$\n2. $x = 8$\n';
    const step = derivationsIn(text, 'markdown')[0]!.steps[1]!;
    const edit = markEdit(text, 'markdown', step, 'ignored')!;
    const after = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
    expect(derivationsIn(after, 'markdown')[0]?.steps[1]?.mark).toBe('ignored');
  });
});

describe('a step written again', () => {
  it('is written as Markdown or LaTeX where it stands alone', () => {
    const text = '1. $x = 8$\n';
    expect(replacementText(text, 'markdown', { start: 3, end: 10 }, 'x = 21 / 3 = 7')).toMatch(/^\$.*7\$$/);
  });

  it('has its words in text mode inside a formula', () => {
    const text = '\\begin{align*}\na &= b \\\\\nx &= 8\n\\end{align*}\n';
    const start = text.indexOf('x &= 8');
    const written = replacementText(text, 'latex', { start, end: start + 6 }, 'so $x = 7$');
    expect(written).toBe('\\text{so }x = 7');
  });
});
