import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMathSpans } from '../../../../src/document/index.ts';
import { readMarkdown } from '../../../../src/document/outline/markdownOutline.ts';
import { plainRegion } from '../../../../src/document/outline/plainRegion.ts';

const plain = (text: string): ReturnType<typeof plainRegion> =>
  plainRegion(text, 0, text.length, findMathSpans(text, 'markdown'));
const whole = (text: string): ReturnType<typeof readMarkdown> =>
  readMarkdown(text, 0, text.length, findMathSpans(text, 'markdown'));

const piece = fc.constantFrom(
  ...[
    'Solve ',
    '$x = 1$',
    '\\(y\\)',
    '\\begin{align}a&=b\\end{align}',
    '$$z$$',
    '`code`',
    '**bold**',
    ' ',
    '  ',
    'and',
  ],
  ...[
    '\n',
    '\n',
    '\n\n',
    '# ',
    '## Title',
    ' #',
    '- ',
    '1. ',
    '> ',
    '===',
    '---',
    '<!-- c -->',
    '<b>',
    '|',
    '[a]: b',
    '\t',
  ],
  ...['\\', '\\#', '\r\n', '\f', '\u00a0', '$', '~~~', '```', '<!-- stepwise:begin -->', 'é'],
);
const source = fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));

describe('a plain region', () => {
  it('has the blocks that the Markdown reader finds in it, whatever it holds', () => {
    fc.assert(
      fc.property(source, (text) => {
        const blocks = plain(text);
        if (blocks !== null) expect(blocks).toEqual(whole(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['a line', 'Solve $x + 1 = 2$.\n'],
    ['lines', 'Solve\n$$x = 1$$\nfor x.'.replace('$$x', 'so $$x')],
    ['a bare environment', '\\begin{align}\na &= b\n\\end{align}\n\n'],
    ['a heading', '## Exercise 3\n\n'],
    ["the project's own comment behind words", 'Words <!-- stepwise-given -->'],
  ])('is recognised: %s', (_, text) => {
    expect(plain(text)).toEqual(whole(text));
    expect(plain(text)).not.toBeNull();
  });

  it.each([
    ['a list', '- a\n- b'],
    ['a heading underlined', 'Title\n==='],
    ['a quotation', '> a'],
    ['a fence', 'a\n```\nb\n```'],
    ['indented code', '    a'],
    ['a heading closed by marks', '# a #'],
    ['two paragraphs', 'a\n\nb'],
    ['HTML', '<div>a</div>'],
  ])('is left to the Markdown reader: %s', (_, text) => {
    expect(plain(text)).toBeNull();
  });
});
