import { describe, expect, it } from 'vitest';
import { DocumentReader } from '../../../src/document/index.ts';

const reader = new DocumentReader();
const text =
  'Solve $x + 1 = 3$.\n\n1. $x = 3 - 1$\n2. $x = 2$\n\nThe number $e$ has\n\n$$\n\\int_0^1 e^x \\, dx\n$$\n\nSolve $y = 4$.\n';

describe('the landmarks of a document', () => {
  it('are its problems, its derivations with the problems they answer, and the display formulas apart from both', () => {
    const { problems, derivations, formulas } = reader.landmarks(text, 'markdown', 0, 10);
    expect(problems.map(({ start, end }) => text.slice(start, end))).toEqual(['Solve $x + 1 = 3$.', 'Solve $y = 4$.']);
    expect(derivations.map(({ first, problem }) => [text.slice(first, first + 11), problem?.start])).toEqual([
      ['$x = 3 - 1$', 0],
    ]);
    expect(formulas.map(({ start }) => start)).toEqual([text.indexOf('$$')]);
  });

  it('are those nearest to a place where there are many, in the order of the document', () => {
    const long = text.repeat(50);
    const near = 25 * text.length;
    const { problems } = reader.landmarks(long, 'markdown', near, 6);
    const starts = problems.map(({ start }) => start);
    expect(starts).toHaveLength(6);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts.every((start) => Math.abs(start - near) < 5 * text.length)).toBe(true);
  });
});

describe('what stands at a place', () => {
  it('is the derivation there, with the steps that are rows of a formula told apart', () => {
    const rows = 'Solve $2x = 4$.\n\n$$\n\\begin{align}\n2x &= 4 \\\\\nx &= 2\n\\end{align}\n$$\n';
    const { derivation, problem, rows: isRow } = reader.placeAt(rows, 'markdown', rows.indexOf('x &= 2'));
    expect([derivation?.steps.length, problem]).toEqual([isRow.length, null]);
    expect(new Set(isRow)).toEqual(new Set([true]));
    expect(reader.placeAt(text, 'markdown', text.indexOf('$x = 2$')).rows).toEqual([false, false]);
  });

  it('is a problem alone where nothing answers it, and nothing above all text', () => {
    expect(reader.placeAt(text, 'markdown', text.indexOf('Solve $y')).problem?.text).toBe('Solve $y = 4$.');
    expect(reader.placeAt('\n\n', 'markdown', 0)).toEqual({ derivation: null, problem: null, rows: [] });
  });
});
