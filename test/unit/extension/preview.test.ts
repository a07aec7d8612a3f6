import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/core/derivation.ts';
import type { DocumentLanguage } from '../../../src/core/span.ts';
import {
  derivationsIn,
  problemAt,
  renderSolution,
  type SolutionShape,
  solutionEdit,
} from '../../../src/document/index.ts';
import { emptyProposal, type Proposal } from '../../../src/extension/solve/proposal.ts';
import { type OpenProposal, Proposals } from '../../../src/extension/solve/proposals.ts';
import { previewMarks } from '../../../src/extension/solve/previewMarks.ts';
import { previewText, type PreviewText } from '../../../src/extension/solve/previewText.ts';
import { judgedStep } from './samples.ts';

const DOCUMENT = 'file:///notes.md';
const PREVIEW = 'stepwise-solution:/Solution 1.md';
const PROBLEM = { text: 'Solve $2x + 3 = 11$.', language: 'markdown' } as const;
const STEPS = ['2x = 11 - 3', '2x = 8', 'x = 4', 'The answer is 4.'].map((text): Step => ({ text }));

function written(steps: readonly Step[], partial = ''): Proposal {
  return { ...emptyProposal(), steps, partial, judged: steps.map((_, index) => judgedStep(index, 'verified')) };
}

function openWith(proposal: Proposal, language: DocumentLanguage = 'markdown'): OpenProposal {
  return {
    document: DOCUMENT,
    preview: PREVIEW,
    language,
    problem: PROBLEM,
    span: { start: 10, end: 30 },
    proposal,
  };
}

function preview(open: OpenProposal, shape: SolutionShape): PreviewText {
  const render = (steps: readonly Step[], language: DocumentLanguage): string =>
    renderSolution(steps, { shape, language: language === 'latex' ? 'latex' : 'markdown' });
  return previewText(open, { render }, (rendered) => derivationsIn(rendered, open.language)[0] ?? null);
}

describe('the preview of a solution', () => {
  const shapes: readonly SolutionShape[] = ['numbered', 'list', 'align', 'quote'];
  const cases = shapes.flatMap((shape) => (['markdown', 'latex'] as const).map((language) => ({ shape, language })));

  it.each(cases)('finds every step again in a $shape of $language', ({ shape, language }) => {
    const { text, steps } = preview(openWith(written(STEPS), language), shape);
    expect(steps).toHaveLength(STEPS.length);
    expect(text.slice(steps[2]!.start, steps[2]!.end)).toMatch(/x = 4/);
    expect(text).not.toContain('stepwise:');
  });

  it('shows the step being written below those that are finished', () => {
    const { text, steps } = preview(openWith(written(STEPS.slice(0, 1), '2x = ')), 'numbered');
    expect(text.split('\n').at(-1)).toBe('2x =');
    expect(steps).toHaveLength(1);
  });

  it('shows the step being written where none is finished, and nothing at the start', () => {
    expect(preview(openWith(written([], 'First ')), 'numbered')).toEqual({ text: 'First', steps: [] });
    expect(preview(openWith(written([])), 'numbered')).toEqual({ text: '', steps: [] });
  });

  it('marks the steps where they stand', () => {
    const { text, steps } = preview(openWith(written(STEPS)), 'numbered');
    const marks = previewMarks(written(STEPS), steps);
    expect(marks.map(({ span }) => text.slice(span.start, span.end))).toHaveLength(STEPS.length);
    expect(marks.map((mark) => mark.judged.verdict)).toEqual(STEPS.map(() => 'verified'));
  });

  it('marks nothing where the text does not read as the steps', () => {
    expect(previewMarks(written(STEPS), [{ start: 0, end: 1 }])).toEqual([]);
  });
});

describe('the solutions not yet accepted', () => {
  it('are one a document, found by it and by their preview', () => {
    const proposals = new Proposals();
    proposals.open(openWith(written([])));
    proposals.open({ ...openWith(written(STEPS)), preview: 'stepwise-solution:/Solution 2.md' });
    expect(proposals.of(DOCUMENT)?.proposal.steps).toHaveLength(STEPS.length);
    expect(proposals.ofPreview(PREVIEW)).toBeNull();
    expect(proposals.ofPreview('stepwise-solution:/Solution 2.md')?.document).toBe(DOCUMENT);
  });

  it('stay gone when they were discarded while the model still writes', () => {
    const proposals = new Proposals();
    proposals.open(openWith(written([])));
    proposals.close(DOCUMENT);
    proposals.update(PREVIEW, written(STEPS));
    expect(proposals.of(DOCUMENT)).toBeNull();
  });

  it('stay where an earlier one of the same document ends without a step', () => {
    const proposals = new Proposals();
    proposals.open(openWith(written([])));
    proposals.open({ ...openWith(written(STEPS)), preview: 'stepwise-solution:/Solution 2.md' });
    proposals.drop(PREVIEW);
    expect(proposals.of(DOCUMENT)?.proposal.steps).toHaveLength(STEPS.length);
    proposals.drop('stepwise-solution:/Solution 2.md');
    expect(proposals.of(DOCUMENT)).toBeNull();
  });

  it('follow edits of the document, and know when the problem itself was changed', () => {
    const proposals = new Proposals();
    const told: string[] = [];
    proposals.onChange((document) => told.push(document));
    proposals.open(openWith(written(STEPS)));
    proposals.edit(DOCUMENT, [{ start: 0, removed: 0, text: 'New\n' }]);
    expect(proposals.of(DOCUMENT)?.span).toEqual({ start: 14, end: 34 });
    proposals.edit(DOCUMENT, [{ start: 20, removed: 1, text: '' }]);
    expect(proposals.of(DOCUMENT)?.span).toBeNull();
    proposals.edit(DOCUMENT, [{ start: 0, removed: 1, text: '' }]);
    expect(proposals.of(DOCUMENT)?.span).toBeNull();
    expect(told.length).toBeGreaterThanOrEqual(3);
  });
});

describe('accepting a solution', () => {
  it('writes below the problem, and taking the edit back restores every byte', () => {
    for (const text of [
      'Solve $2x + 3 = 11$.\n\nMore.\n',
      'Solve $2x + 3 = 11$.\r\n\r\nMore.\r\n',
      'Solve $2x + 3 = 11$.',
    ]) {
      const problem = problemAt(text, 'markdown', 8)!;
      const rendered = renderSolution(STEPS, { shape: 'numbered', language: 'markdown' });
      const { span, text: inserted } = solutionEdit(text, problem, rendered);
      const after = text.slice(0, span.start) + inserted + text.slice(span.end);
      const undone =
        after.slice(0, span.start) + text.slice(span.start, span.end) + after.slice(span.start + inserted.length);
      expect(undone).toBe(text);
      expect(derivationsIn(after, 'markdown')[0]?.inserted).toBe(true);
    }
  });
});
