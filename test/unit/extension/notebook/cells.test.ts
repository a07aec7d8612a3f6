import { describe, expect, it } from 'vitest';
import { CommandTable } from '../../../../src/extension/editor/commandTable.ts';
import { answerRenderer } from '../../../../src/extension/notebook/answerRenderer.ts';
import { cellSummary, summaryIcon, summaryTone } from '../../../../src/extension/notebook/cells/cellSummary.ts';
import { plainWords } from '../../../../src/extension/words.ts';
import { judgedStep, markAt } from '../samples.ts';

const verified = markAt(0, 5, judgedStep(0, 'verified'));
const refuted = markAt(6, 9, judgedStep(1, 'refuted'), 'first-failing');
const unchecked = markAt(10, 12, judgedStep(2, 'unchecked'), 'after');

describe('the status of a cell', () => {
  it('counts what is verified and names the first step that failed', () => {
    const summary = cellSummary([verified, refuted, unchecked], plainWords);
    expect(summary).toEqual({
      text: '1 of 3 steps verified · ✗ step 2 refuted',
      label: '1 of 3 steps verified. step 2 refuted.',
      open: refuted,
    });
    expect([summaryIcon(summary!), summaryTone(summary!)]).toEqual(['error', 'refuted']);
  });

  it('leads to the first step that is not verified where none failed', () => {
    const summary = cellSummary([verified, { ...unchecked, standing: 'sound' }], plainWords);
    expect([summary?.text, summary?.open?.judged.index, summaryIcon(summary!)]).toEqual([
      '1 of 2 steps verified',
      2,
      'checklist',
    ]);
    expect(summaryTone(summary!)).toBe('open');
  });

  it('is marked as doubtful where the step that failed is', () => {
    const doubtful = markAt(6, 9, judgedStep(1, 'doubtful'), 'first-failing');
    expect(summaryTone(cellSummary([verified, doubtful], plainWords)!)).toBe('doubtful');
  });

  it('leads nowhere where all is verified, and is absent where nothing was judged', () => {
    const summary = cellSummary([verified], plainWords);
    expect([summary?.open, summaryIcon(summary!), summaryTone(summary!)]).toEqual([null, 'check', 'verified']);
    expect(cellSummary([], plainWords)).toBeNull();
  });
});

describe('a command in the toolbar of a cell', () => {
  it('is given the address of the cell, and nothing for anything else', async () => {
    const table = new CommandTable();
    const given: unknown[] = [];
    table.handle('a', (address) => given.push(address));
    await table.run('a', [{ index: 3, document: { uri: new URL('vscode-notebook-cell:/a.ipynb#x') } }]);
    await table.run('a', [{ notebookEditor: { notebookUri: 'file:///a.ipynb' } }]);
    await table.run('a', [{ document: null }]);
    expect(given).toEqual(['vscode-notebook-cell:/a.ipynb#x', undefined, undefined]);
  });
});

describe('the answer to an output that is shown', () => {
  const set = (latex: string): Promise<{ svg: string; widthEx: number; heightEx: number } | null> =>
    Promise.resolve(latex === 'bad' ? null : { svg: `<svg>${latex}</svg>`, widthEx: 1, heightEx: 1 });

  it('has a picture for each formula, or none where it cannot be set', async () => {
    const asked = { kind: 'formulas', id: 4, formulas: ['x', 'bad'], macros: {} };
    const answer = await answerRenderer(set, asked);
    expect(answer).toMatchObject({ kind: 'formulasSet', id: 4, pictures: [{ svg: '<svg>x</svg>' }, null] });
  });

  it.each([[null], ['text'], [{ kind: 'formulas', id: 1, formulas: 'x', macros: {} }], [{ kind: 'run', code: 'x' }]])(
    'is none to %j',
    async (message) => {
      await expect(answerRenderer(set, message)).resolves.toBeNull();
    },
  );

  it('sets real formulas and ends at macros that expand without end', async () => {
    const { mathSvg } = await import('../../../../src/extension/typeset/mathSvg.ts');
    const macros = { '\\a': '\\b\\b', '\\b': '\\a\\a' };
    const asked = { kind: 'formulas', id: 1, formulas: ['\\frac{1}{2}', '\\a'], macros };
    const answer = await answerRenderer((latex, own) => Promise.resolve(mathSvg(latex, own)), asked);
    expect(answer?.pictures.map((picture) => picture?.svg.startsWith('<svg') ?? null)).toEqual([true, null]);
  });
});
