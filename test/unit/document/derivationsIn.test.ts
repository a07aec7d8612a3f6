import { describe, expect, it } from 'vitest';
import { derivationAt, derivationsIn } from '../../../src/document/index.ts';

type Language = 'markdown' | 'latex' | 'plaintext';

function read(text: string, language: Language): { problem: string | undefined; steps: string[] }[] {
  return derivationsIn(text, language).map(({ problem, steps }) => ({
    problem: problem?.text,
    steps: steps.map((step) => step.text),
  }));
}

describe('derivations in Markdown', () => {
  it.each<[string, string, string[]]>([
    ['a numbered list', '1. $2x = 6$\n2. $x = 3$\n', ['$2x = 6$', '$x = 3$']],
    ['a bulleted list', '- $2x = 6$\n- so $x = 3$\n', ['$2x = 6$', 'so $x = 3$']],
    ['"Step k:" lines', 'Step 1: 3 + 4 = 7\nStep 2: 7 * 2 = 14', ['3 + 4 = 7', '7 * 2 = 14']],
    ['bold step labels', '**Step 1.** $a = 1$\n\n**Step 2.** $a + 1 = 2$', ['$a = 1$', '$a + 1 = 2$']],
    ['lines of formulas', '$2x = 6$\n$x = 3$', ['$2x = 6$', '$x = 3$']],
    ['a plain chain over lines', '2(x + 3) = 10\nx + 3 = 5\nx = 2', ['2(x + 3) = 10', 'x + 3 = 5', 'x = 2']],
    ['aligned rows', '$$\n\\begin{aligned}\na &= b \\\\\n&= c\n\\end{aligned}\n$$', ['a &= b', '&= c']],
    ['a chain in one display', '$$\n(x+1)^2\n= x^2+2x+1\n= 1 + x(x+2)\n$$', ['(x+1)^2\n= x^2+2x+1', '= 1 + x(x+2)']],
    ['displays one after another', '$$2x = 6$$\n\nso\n\n$$x = 3$$', ['2x = 6', 'x = 3']],
    [
      'sentences',
      'Let $a=3$. Then $a+1=4$. It follows that $a^2 = 9$.',
      ['Let $a=3$.', 'Then $a+1=4$.', 'It follows that $a^2 = 9$.'],
    ],
    ['arithmetic alone', 'The rest is 36 / 4 = 8 pens.', ['The rest is 36 / 4 = 8 pens.']],
  ])('reads %s', (_, text, steps) => {
    expect(read(text, 'markdown')).toEqual([{ problem: undefined, steps }]);
  });

  it.each([
    ['a list of problems', '1. Solve $x^2 = 4$.\n2. Find $y$ with $2y = 6$.\n'],
    ['a problem alone', 'Solve $x^2 = 4$.'],
    ['one equation alone', '$$x^2 - 5x + 6 = 0$$'],
    ['a system to solve', 'Solve the system\n\n$$\n\\begin{aligned}x + y &= 3\\\\x - y &= 1\\end{aligned}\n$$'],
    ['a word problem', 'Tom has 3 pens. He buys 4 more at $2 each. How many has he?'],
    ['code', '```\n1. 2 + 2 = 5\n2. 3 + 3 = 7\n```'],
  ])('%s is none', (_, text) => {
    expect(read(text, 'markdown')).toEqual([]);
  });

  it('links a derivation to the problem above it', () => {
    const text =
      '## Exercise 2\n\nA pen costs $5. What do 3 pens cost?\n\n**Solution.** They cost $3 \\times 5 = 15$ dollars.\n';
    expect(read(text, 'markdown')).toEqual([
      { problem: 'A pen costs $5. What do 3 pens cost?', steps: ['They cost $3 \\times 5 = 15$ dollars.'] },
    ]);
  });

  it('links steps below a list item to that item', () => {
    const text = '1. Solve $2x = 6$.\n   - $x = 3$\n2. Solve $y + 1 = 2$.\n   - $y = 1$\n';
    expect(read(text, 'markdown')).toEqual([
      { problem: 'Solve $2x = 6$.', steps: ['$x = 3$'] },
      { problem: 'Solve $y + 1 = 2$.', steps: ['$y = 1$'] },
    ]);
  });

  it.each([
    ['a list', '1. First, find the collar. It takes $900 / 10 = 90$.\n2. Now, add them. They are $90 + 180 = 270$.\n'],
    ['paragraphs', 'First, find the collar. It takes $900 / 10 = 90$.\n\nNow, add them. They are $90 + 180 = 270$.\n'],
  ])('takes instructions to oneself, with what comes of them, for steps: %s', (_, solution) => {
    const [only, ...more] = read(`How many stitches does it take?\n\n${solution}`, 'markdown');
    expect(more).toEqual([]);
    expect(only?.problem).toBe('How many stitches does it take?');
    expect(only?.steps.at(-1)).toMatch(/90 \+ 180 = 270/);
  });

  it('takes instructions without a result for problems', () => {
    const text = '1. First, solve $2x = 6$.\n2. Next, find $y$. Here $2y = 6$ holds. What is $y$?\n';
    expect(read(text, 'markdown')).toEqual([]);
  });

  it('starts anew at "Step 1", at a new problem, and after long prose', () => {
    const prose =
      'Here comes a long paragraph that states nothing at all and goes on for more than a hundred and twenty characters, as prose does.';
    const text = `Step 1: 1 + 1 = 2\n\nStep 1: 2 + 2 = 4\n\n${prose}\n\n$a = 1$\n$a + 1 = 2$\n\nSolve $x = 1 + 1$.\n\n- $x = 2$\n`;
    expect(read(text, 'markdown').map(({ steps }) => steps.length)).toEqual([1, 1, 2, 1]);
  });

  it('takes marks from the comment behind a step or on the line above', () => {
    const text =
      '1. $a = 1$ <!-- stepwise-given -->\n2. $a = 2$\n\n<!-- stepwise-ignore -->\n$$a = 3$$\n\n$$\n\\begin{aligned}\na &= 4 \\\\ % stepwise-ignore: why\na &= 5\n\\end{aligned}\n$$';
    const marks = derivationsIn(text, 'markdown').flatMap(({ steps }) => steps.map((step) => step.mark ?? null));
    expect(marks).toEqual(['given', null, 'ignored', 'ignored', null]);
  });
});

describe('derivations in LaTeX', () => {
  it('reads rows, lists and sentences, linked to their exercise', () => {
    const text = [
      '\\begin{exercise} Solve $x^2 = 4$. \\end{exercise}',
      '\\begin{solution}',
      '\\begin{align*}\n x^2 &= 4 \\\\\n \\intertext{so}\n x &= \\pm 2 \\label{a}\n\\end{align*}',
      'Hence $x = 2$ or $x = -2$.',
      '\\end{solution}',
    ].join('\n');
    expect(read(text, 'latex')).toEqual([
      {
        problem: 'Solve $x^2 = 4$.',
        steps: ['x^2 &= 4', 'x &= \\pm 2', 'Hence $x = 2$ or $x = -2$.'],
      },
    ]);
  });

  it('reads only the body of a document, and not its comments', () => {
    const text =
      '\\title{$a = 1$ and $a = 2$}\n\\begin{document}\n% $2 + 2 = 5$\n\\begin{itemize}\\item $1 + 1 = 2$ \\item $2 + 2 = 4$\\end{itemize}\n\\end{document}';
    expect(read(text, 'latex')).toEqual([{ problem: undefined, steps: ['$1 + 1 = 2$', '$2 + 2 = 4$'] }]);
  });
});

describe('derivationAt', () => {
  const text = 'Solve $2x = 6$.\n\n- $x = 3$\n\nSolve $y = 1 + 1$.\n\n- $y = 2$\n';

  it('finds the derivation under the cursor, or the one that answers the problem there', () => {
    const steps = (at: number): string | undefined => derivationAt(text, 'markdown', at)?.steps[0]?.text;
    expect([steps(3), steps(20), steps(33), steps(text.length - 2)]).toEqual([
      '$x = 3$',
      '$x = 3$',
      '$y = 2$',
      '$y = 2$',
    ]);
    expect(derivationAt('Nothing here.', 'markdown', 3)).toBeNull();
  });
});
