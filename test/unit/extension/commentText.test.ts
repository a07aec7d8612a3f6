import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivationsIn } from '../../../src/document/index.ts';
import { commentText } from '../../../src/extension/editor/commentText.ts';

const PROGRAM = [
  '# Solve $2x + 3 = 11$.',
  '# 1. $2x = 8$',
  '# 2. $x = 4$',
  'import sympy  # 3. $x = 5$',
  'def f(x):',
  '    # so $f(x) = (x + 1)^2$',
  '    #    $= x^2 + 2x + 1$.',
  '    return "# 4. $1 = 2$"',
].join('\n');

function steps(program: string): string[] {
  return derivationsIn(commentText(program, 'python')!, 'markdown').flatMap((one) => one.steps.map(({ text }) => text));
}

describe('the comments of a program', () => {
  it('are read as Markdown, wherever they are indented; code and what shares a line with it are not', () => {
    expect(steps(PROGRAM)).toEqual(['$2x = 8$', '$x = 4$', expect.stringContaining('(x + 1)^2'), expect.anything()]);
  });

  it('keep their places', () => {
    const text = commentText(PROGRAM, 'python')!;
    for (const { steps: found } of derivationsIn(text, 'markdown'))
      for (const { span, text: step } of found)
        expect(PROGRAM.slice(span.start, span.end).replace(/\n\s*# ?/g, '')).toContain(step.split(/\s*\n/)[0]);
    expect(text).toHaveLength(PROGRAM.length);
  });

  it('end a derivation where code stands between them', () => {
    expect(
      derivationsIn(
        commentText('# 1. $a = a$\n# 2. $b = b$\nx = 1\n# 1. $c = c$\n# 2. $d = d$', 'python')!,
        'markdown',
      ),
    ).toHaveLength(2);
  });

  it('of other languages are left alone', () => {
    expect(commentText('// 1. $1 = 1$', 'javascript')).toBeNull();
  });

  it('have, in any program, every character at its own offset, and nothing of the code', () => {
    const line = fc.oneof(
      fc.constantFrom('# a', '    ## b', 'x = 1 # c', '#', '', '\t#d', '"""', '#e\r', 'y'),
      fc.string({ unit: fc.constantFrom('#', '$', ' ', '\t', '"', '1', 'x', '=') }),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const program = lines.join('\n');
        const text = commentText(program, 'r')!;
        expect(text).toHaveLength(program.length);
        // A line of code is an empty heading.
        const kept = [...text.matchAll(/[^\s#]/g)];
        for (const { index, 0: character } of kept) expect(program[index]).toBe(character);
        expect(text).not.toContain('x = 1');
      }),
    );
  });
});
