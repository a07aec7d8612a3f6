import { describe, expect, it } from 'vitest';
import { problemAt, problemsIn } from '../../../src/document/index.ts';

/** The problem at the `|` in a text. */
function at(marked: string, language: 'markdown' | 'latex' = 'markdown'): string | null {
  const cursor = marked.indexOf('|');
  return problemAt(marked.replace('|', ''), language, cursor)?.text ?? null;
}

describe('problemAt', () => {
  it.each([
    ['a sentence', 'Solve $x^|2 = 4$.', 'Solve $x^2 = 4$.'],
    ['a display below it', 'Find the roots of\n\n$$x^|2 = 4$$\n\nMore.', 'Find the roots of\n\n$$x^2 = 4$$'],
    ['the words that end it', 'Solve\n$$x^2 = a$$\nwhere $a > |0$.', 'Solve\n$$x^2 = a$$\nwhere $a > 0$.'],
    ['a word problem', 'Tom has $5.| He spends $2. How much is left?', 'Tom has $5. He spends $2. How much is left?'],
    ['a list item', '1. Solve $a = 1$.\n2. Solve $b| = 2$.\n', 'Solve $b = 2$.'],
    ['one of several sentences', 'Solve $a = 1$. Then find $b|$ with $2b = 4$.', 'Then find $b$ with $2b = 4$.'],
    ['a formula alone', 'Text.\n\n$$x^2 - |1$$\n', '$$x^2 - 1$$'],
    ['a formula in prose', 'We know $x^|2$ well.', '$x^2$'],
    ['a heading with one problem', '## On|e\n\nText.\n\nSolve $x = 1 + 1$.\n\n## Two', 'Solve $x = 1 + 1$.'],
    ['a heading with its text', '## |Roots\n\nA root of $x$ is $y$.\n\n## Two', '## Roots\n\nA root of $x$ is $y$.'],
    ['a labelled exercise', '**Exercise 3.**\n\nLet $x |= 2$ be given.', '**Exercise 3.**\n\nLet $x = 2$ be given.'],
    ['the blank line below it', 'Solve $x = 1 + 1$.\n|\n', 'Solve $x = 1 + 1$.'],
    ['a quotation', '> Solve\n> $x| = 2$.', 'Solve\n$x = 2$.'],
  ])('is %s', (_, marked, problem) => {
    expect(at(marked)).toBe(problem);
  });

  it('never takes in the solution that stands below', () => {
    const own = '\n\n<!-- stepwise:begin -->\n1. $x = 2$\n<!-- stepwise:end -->\n';
    expect(at(`## Exercise 1\n\nSolve |$x = 1 + 1$.${own}`)).toBe('Solve $x = 1 + 1$.');
    expect(at(`**Exercise 1.** Solve |$x = 1 + 1$.\n\n**Solution.** $x = 2$`)).toBe(
      '**Exercise 1.** Solve $x = 1 + 1$.',
    );
    expect(at(`Solve $x = 1 + 1$.${own.replace('x =', 'x |=')}`)).toBe('Solve $x = 1 + 1$.');
  });

  it.each([
    ['\\begin{exercise}[easy]\n  Solve $x| = 1 + 1$.\n\\end{exercise}', 'Solve $x = 1 + 1$.'],
    ['\\begin{problem}Solve $x| = 2$.\\begin{solution}$x = 2$\\end{solution}\\end{problem}', 'Solve $x = 2$.'],
    [
      '\\begin{enumerate}\\item Solve $a = 1$. \\item[b)] Find $b|$ with $b = 2$.\\end{enumerate}',
      'Find $b$ with $b = 2$.',
    ],
    ['\\section{One|}\nSolve $x = 1 + 1$.\n\n\\section{Two}', 'Solve $x = 1 + 1$.'],
    ['Compute\n\\[ \\int_0^1 x|\\,dx. \\]\n', 'Compute\n\\[ \\int_0^1 x\\,dx. \\]'],
  ])('reads LaTeX: %j', (marked, problem) => {
    expect(at(marked, 'latex')).toBe(problem);
  });

  it('is the selection where there is one', () => {
    const text = 'Solve $x = 1$ and $y = 2$.';
    const problem = problemAt(text, 'markdown', { start: 5, end: 14 });
    expect(problem).toMatchObject({ text: '$x = 1$', span: { start: 6, end: 13 } });
  });

  it('is null where nothing stands', () => {
    expect(problemAt('', 'markdown', 0)).toBeNull();
    expect(problemAt('\n\n  \nSolve $x = 1$.', 'markdown', 1)).toBeNull();
    expect(problemAt('```\nSolve $x$\n```', 'markdown', 6)).toBeNull();
    expect(problemAt('Solve $x = 1$.', 'markdown', 99)?.text).toBe('Solve $x = 1$.');
  });
});

describe('problemsIn', () => {
  it('lists what a document asks, in order', () => {
    const text = '# Notes\n\nText with $a$.\n\n1. Solve $x = 1 + 1$.\n2. How many are $2 + 2$?\n\nProve $a = a$.\n';
    expect(problemsIn(text, 'markdown').map((problem) => problem.text)).toEqual([
      'Solve $x = 1 + 1$.',
      'How many are $2 + 2$?',
      'Prove $a = a$.',
    ]);
  });
});
