import { describe, expect, it } from 'vitest';
import { derivationsIn, DocumentReader, problemAt } from '../../../src/document/index.ts';
import { variantEdit } from '../../../src/extension/variants/variantEdit.ts';

/** The document after a variant of the problem at `at` was put in. */
function inserted(text: string, language: 'markdown' | 'latex', at: string, variant: string): string {
  const problem = problemAt(text, language, text.indexOf(at));
  const landmarks = new DocumentReader().landmarks(text, language, problem!.span.start, 10);
  const edit = variantEdit(text, language, problem!.span, landmarks, variant);
  return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

describe('a variant in its document', () => {
  it('is a paragraph below a paragraph', () => {
    expect(inserted('Solve $x = 1$.\n\nEnd\n', 'markdown', 'Solve', 'Solve $y = 2$.')).toBe(
      'Solve $x = 1$.\n\nSolve $y = 2$.\n\nEnd\n',
    );
  });

  it('stands behind the steps of the problem, which stay the problem’s own', () => {
    const text = 'Solve $3x - 5 = 16$.\n\n1. $3x = 16 + 5$\n2. $3x = 21$\n3. $x = 7$\n';
    const after = inserted(text, 'markdown', 'Solve', 'Solve $y + 2 = 9$ for $y$.');
    expect(derivationsIn(after, 'markdown')[0]?.problem?.text).toBe('Solve $3x - 5 = 16$.');
    expect(after).toContain('3. $x = 7$\n\nSolve $y + 2 = 9$ for $y$.');
  });

  it('stands behind a solution that was put in, its comment too', () => {
    const text = 'Solve $x + 1 = 3$.\n\n<!-- stepwise:begin -->\n1. $x = 3 - 1$\n2. $x = 2$\n<!-- stepwise:end -->\n';
    expect(inserted(text, 'markdown', 'Solve', 'Find $y$.')).toBe(`${text.trimEnd()}\n\nFind $y$.\n`);
  });

  it('is an environment of the same name in LaTeX', () => {
    const text = '\\begin{exercise}\nDifferentiate $x^3$.\n\\end{exercise}\n';
    expect(inserted(text, 'latex', 'Differentiate', 'Differentiate $x^4$ & 5%.')).toBe(
      '\\begin{exercise}\nDifferentiate $x^3$.\n\\end{exercise}\n\n\\begin{exercise}\nDifferentiate $x^4$ \\& 5\\%.\n\\end{exercise}\n',
    );
  });
});
