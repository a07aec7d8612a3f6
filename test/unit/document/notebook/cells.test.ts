import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../../../src/core/events.ts';
import {
  cellDerivations,
  cellTasks,
  type CellText,
  cellsAbove,
  contextBelow,
  noContext,
} from '../../../../src/document/index.ts';
import { defaultVerifyOptions, verify } from '../../../../src/engine/index.ts';
import { portsWith } from '../../engine/ports.ts';

const markdown = (text: string): CellText => ({ text, language: 'markdown' });

async function verdicts(cell: CellText, before: readonly (CellText | null)[]): Promise<string[]> {
  const [derivation] = cellDerivations(cell, contextBelow(cellsAbove(before)));
  const events: EngineEvent[] = [];
  for await (const event of verify(derivation!, defaultVerifyOptions, portsWith(null), new AbortController().signal))
    events.push(event);
  const end = events.at(-1);
  return end?.kind === 'done' ? end.outcome.steps.map(({ verdict }) => verdict) : [];
}

describe('the context of a cell', () => {
  it('holds the macros of every earlier cell, later ones winning', () => {
    const before = [markdown('$\\newcommand{\\R}{R}$'), null, markdown('\\newcommand{\\R}{S} \\newcommand{\\two}{2}')];
    expect(contextBelow(cellsAbove(before)).macros).toEqual({ '\\R': 'S', '\\two': '2' });
  });

  it('holds the problem of the cell right above, without a place in this one', () => {
    const context = contextBelow(cellsAbove([markdown('Solve $2x = 6$.')]));
    expect(context.problem?.text).toContain('Solve $2x = 6$');
    expect(context.problem?.span).toBeUndefined();
  });

  it.each([
    ['a program stands between', [markdown('Solve $2x = 6$.'), null]],
    ['it states two', [markdown('Solve $2x = 6$.\n\nSolve $3x = 6$.')]],
    ['it is answered there', [markdown('Solve $2x = 6$.\n\n1. $x = 6 / 2$\n2. $x = 3$')]],
    ['there is nothing above', []],
  ])('holds no problem when %s', (_, before) => {
    expect(contextBelow(cellsAbove(before)).problem).toBeNull();
  });
});

describe('the derivations of a cell', () => {
  const steps = '1. $2x = 11 - 3$\n2. $x = 4$';

  it('are those of a document, at the same places', () => {
    const [found] = cellDerivations(markdown(steps), noContext);
    expect(found?.steps.map(({ text, span }) => [text, steps.slice(span.start, span.end)])).toEqual([
      ['$2x = 11 - 3$', '$2x = 11 - 3$'],
      ['$x = 4$', '$x = 4$'],
    ]);
  });

  it('answer the problem right above, unless a heading begins something new', () => {
    const context = contextBelow(cellsAbove([markdown('Solve $2x + 3 = 11$.')]));
    expect(cellDerivations(markdown(steps), context)[0]?.problem?.text).toContain('2x + 3 = 11');
    expect(cellDerivations(markdown(`## Another matter\n\n${steps}`), context)[0]?.problem).toBeUndefined();
  });

  it('answer the problem of their own cell first', () => {
    const context = contextBelow(cellsAbove([markdown('Solve $5y = 1$.')]));
    const own = cellDerivations(markdown(`Solve $2x + 3 = 11$.\n\n${steps}`), context)[0];
    expect(own?.problem?.text).toContain('2x + 3');
  });

  it('are judged with macros that an earlier cell defines, with a problem and without', async () => {
    const macros = markdown('$\\newcommand{\\half}[1]{\\frac{#1}{2}}$');
    const right = markdown('1. $\\half{6} = 3$\n2. $\\half{6} + 1 = 4$');
    const wrong = markdown('Compute $\\half{6} + 1$.\n\n1. $\\half{6} = 3$\n2. $\\half{6} + 1 = 5$');
    await expect(verdicts(right, [macros])).resolves.toEqual(['verified', 'verified']);
    await expect(verdicts(right, [])).resolves.not.toEqual(['verified', 'verified']);
    await expect(verdicts(wrong, [macros])).resolves.toEqual(['verified', 'refuted']);
  });

  it('rest on no value of an earlier cell', async () => {
    await expect(verdicts(markdown('1. $x + 1 = 4$\n2. $x = 3$'), [markdown('Let $x = 7$.')])).resolves.not.toContain(
      'refuted',
    );
  });
});

describe('what running a cell does', () => {
  const kinds = (text: string): string[] =>
    cellTasks(markdown(text), noContext).map((task) =>
      task.kind === 'solve' ? `solve ${task.problem.text}` : `check ${task.derivation.steps.length}`,
    );

  it('solves what is open and checks what is written, in the order of the text', () => {
    const text = 'Solve $2x = 6$.\n\n1. $x = 6 / 2$\n2. $x = 3$\n\n## Next\n\nSolve $3y = 9$.';
    expect(kinds(text)).toEqual(['check 2', 'solve Solve $3y = 9$.']);
  });

  it('takes a cell in which nothing asks as one problem', () => {
    expect(kinds('The roots of $x^2 - 4$')).toEqual(['solve The roots of $x^2 - 4$']);
  });

  it('leaves it open whether a lone equation is a claim or a question', () => {
    const [task] = cellTasks(markdown('$x^2 - 4 = 0$'), noContext);
    expect(task?.kind === 'check' && task.question?.text).toBe('$x^2 - 4 = 0$');
  });

  it('does nothing in an empty cell', () => {
    expect(kinds(' \n\n')).toEqual([]);
  });

  it('gives the problem the macros of earlier cells', () => {
    const [task] = cellTasks(
      markdown('Solve $\\two x = 6$.'),
      contextBelow(cellsAbove([markdown('\\newcommand{\\two}{2}')])),
    );
    expect(task?.kind === 'solve' && task.problem.macros).toEqual({ '\\two': '2' });
  });
});
