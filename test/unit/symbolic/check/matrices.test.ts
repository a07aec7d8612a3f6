import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

const problem =
  'Let $\\mathbf{A} = \\begin{pmatrix} 1 & 0 \\\\ 0 & 0 \\end{pmatrix}$ and $\\mathbf{B} = \\begin{pmatrix} 0 & 1 \\\\ 0 & 0 \\end{pmatrix}.$';

function outcome(step: string, of = problem): string {
  return checkStep({ problem: of, previous: [], step }).outcome;
}

describe('letters that stand for matrices', () => {
  it.each([
    ['\\mathbf{A}\\mathbf{B}', '0 & 1 \\\\ 0 & 0', '0 & 0 \\\\ 0 & 0'],
    ['\\mathbf{B}\\mathbf{A}', '0 & 0 \\\\ 0 & 0', '0 & 1 \\\\ 0 & 0'],
    ['\\mathbf{A}^2 + 2\\mathbf{B}', '1 & 2 \\\\ 0 & 0', '1 & 1 \\\\ 0 & 0'],
  ])('are put in with their order kept: %s', (left, right, wrong) => {
    expect(outcome(`So $${left} = \\begin{pmatrix} ${right} \\end{pmatrix}$.`)).toBe('proved');
    expect(outcome(`So $${left} = \\begin{pmatrix} ${wrong} \\end{pmatrix}$.`)).not.toBe('proved');
  });

  it('do not commute', () => {
    const matrices = 'Let $\\mathbf{A}$ and $\\mathbf{B}$ be matrices.';
    expect(outcome('So $\\mathbf{A}\\mathbf{B} = \\mathbf{B}\\mathbf{A}$.', matrices)).toBe('undecided');
    expect(outcome('So $\\mathbf{A}\\mathbf{B} + \\mathbf{A} = \\mathbf{A} + \\mathbf{A}\\mathbf{B}$.', matrices)).toBe(
      'proved',
    );
  });
});
