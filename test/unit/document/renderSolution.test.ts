import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  derivationsIn,
  problemAt,
  renderSolution,
  solutionEdit,
  solutionShapes,
  stepMarkup,
} from '../../../src/document/index.ts';

const languages = ['markdown', 'latex'] as const;
const steps = ['Each pen costs 36 / 4 = 9 dollars.', 'So $x^2 = 81$ and \\(x = 9\\).', '50% of A_1 & B is #5: **9**'];
const written = steps.map((text) => ({ text }));

function apply(text: string, edit: { span: { start: number; end: number }; text: string }): string {
  return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

describe('renderSolution', () => {
  it('writes a Markdown list with formulas between its comments', () => {
    expect(renderSolution(written, { language: 'markdown', shape: 'numbered' }).split('\n')).toEqual([
      '<!-- stepwise:begin -->',
      '1. Each pen costs $36 / 4 = 9$ dollars.',
      '2. So $x^2 = 81$ and $x = 9$.',
      '3. 50% of A_1 & B is #5: **9**',
      '<!-- stepwise:end -->',
    ]);
  });

  it('escapes what LaTeX would not compile', () => {
    expect(renderSolution(written, { language: 'latex', shape: 'list' }).split('\n')).toEqual([
      '% stepwise:begin',
      '\\begin{itemize}',
      '  \\item Each pen costs $36 / 4 = 9$ dollars.',
      '  \\item So $x^2 = 81$ and $x = 9$.',
      '  \\item 50\\% of A\\_1 \\& B is \\#5: \\textbf{9}',
      '\\end{itemize}',
      '% stepwise:end',
    ]);
  });

  it.each(languages)('is read back as the same steps (%s)', (language) => {
    for (const shape of ['list', 'numbered', 'quote'] as const) {
      const [read] = derivationsIn(renderSolution(written, { language, shape }), language);
      expect(read?.steps.map((step) => step.text)).toEqual(steps.map((step) => stepMarkup(step, language)));
      expect(read?.inserted).toBe(true);
    }
  });

  it.each(languages)('reads any words back as the same steps (%s)', (language) => {
    const words = fc
      .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
      .filter((text) => /[A-Za-z0-9]/.test(text));
    const lists = fc.array(words, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lists, fc.constantFrom(...solutionShapes), (texts, shape) => {
        const rendered = renderSolution(
          texts.map((text) => ({ text })),
          { language, shape },
        );
        const [read] = derivationsIn(rendered, language);
        const expected = texts.map((text) => stepMarkup(text, language)).filter((text) => text !== '');
        if (shape === 'align') expect(read?.steps).toHaveLength(expected.length);
        else expect(read?.steps.map((step) => step.text)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('solutionEdit', () => {
  const rendered = renderSolution(written, { language: 'markdown', shape: 'numbered' });

  it('puts the solution below the problem, and replaces it the next time', () => {
    const text = '# One\n\nSolve $x + 1 = 2$.\n\nNext paragraph.\n';
    const problem = problemAt(text, 'markdown', 10)!;
    const once = apply(text, solutionEdit(text, problem, rendered));
    expect(once).toBe(`# One\n\nSolve $x + 1 = 2$.\n\n${rendered}\n\nNext paragraph.\n`);
    const again = problemAt(once, 'markdown', 10)!;
    expect(again.text).toBe(problem.text);
    expect(apply(once, solutionEdit(once, again, rendered))).toBe(once);
  });

  it('keeps a list item, its indent and the line ends', () => {
    const text = '1. Solve $x + 1 = 2$.\r\n2. Solve $y = 2 + 3$.\r\n';
    const problem = problemAt(text, 'markdown', 5)!;
    const once = apply(text, solutionEdit(text, problem, rendered));
    expect(once.replace(/\r\n/g, '')).not.toContain('\n');
    const [first] = derivationsIn(once, 'markdown');
    expect(first?.problem?.text).toBe('Solve $x + 1 = 2$.');
    expect(problemAt(once, 'markdown', once.indexOf('y = 2'))?.text).toBe('Solve $y = 2 + 3$.');
    expect(apply(once, solutionEdit(once, problemAt(once, 'markdown', 5)!, rendered))).toBe(once);
  });

  it('stands inside its LaTeX item and below its LaTeX environment', () => {
    const solution = renderSolution(written, { language: 'latex', shape: 'numbered' });
    const text = '\\begin{exercise}\n  Solve $x^2 = 4$.\n\\end{exercise}\n\nText.\n';
    const once = apply(text, solutionEdit(text, problemAt(text, 'latex', 25)!, solution));
    expect(once).toBe(`\\begin{exercise}\n  Solve $x^2 = 4$.\n\\end{exercise}\n${solution}\n\nText.\n`);
    expect(apply(once, solutionEdit(once, problemAt(once, 'latex', 25)!, solution))).toBe(once);
  });
});
