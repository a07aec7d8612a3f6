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

const plainContent = fc.constantFrom(
  ...['so', '$x = 1$', '$$z$$', '\\(y\\)', '\\begin{align}a&=b\\end{align}', '2 apples', '(a)', ' and ', '`c`', 'é'],
);
const oddContent = fc.constantFrom(
  ...['2', '2.', '12) ', '**b**', '- ', '1. ', ' ', '  ', '<b>', '# ', '> ', '[a]: b', '$', '\\', '***', '$$', ''],
  '<!-- stepwise-given -->',
);
const content = fc.oneof({ weight: 5, arbitrary: plainContent }, { weight: 1, arbitrary: oddContent });
const oddMarker = fc.constantFrom('1. ', '3) ', '- ', '* ', '-  ', ' - ', '1.', '0123456789. ', '  ', '');
const lines = fc.constantFrom(['1. ', '2. ', '10. '], ['3) ', '4) '], ['- '], ['* '], ['+ ']).chain((markers) => {
  const marker = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...markers) }, { weight: 1, arbitrary: oddMarker });
  const line = fc.tuple(marker, fc.array(content, { minLength: 1, maxLength: 3 }));
  return fc.array(
    line.map(([own, parts]) => own + parts.join('')),
    { minLength: 1, maxLength: 5 },
  );
});
const list = fc
  .tuple(
    fc.constantFrom('', 'Solve $x$.\n', 'Solve $x$.\n\n', '## Title\n\n', '## Title\n', 'a\n\nb\n\n', 'Words\n\n\n'),
    lines,
    fc.constantFrom('\n', '\n', '\n', '\n\n', '\n\n\n', '\n \n'),
    fc.constantFrom('', '\n', '\n\n', '  ', ' \n'),
  )
  .map(([lead, all, gap, end]) => lead + all.join(gap) + end);

describe('a plain region', () => {
  it('has the lists that the Markdown reader finds in it, whatever their lines hold', () => {
    let recognised = 0;
    fc.assert(
      fc.property(list, (text) => {
        const blocks = plain(text);
        if (blocks === null) return;
        recognised += 1;
        expect(blocks).toEqual(whole(text));
      }),
      { numRuns: 6000 },
    );
    expect(recognised).toBeGreaterThan(100);
  });

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
    ['a list', '- a\n- b'],
    ['steps below a problem', 'Solve $2x + 4 = 10$.\n\n1. $2x = 6$\n2. So $x = 3$, as $$x$$ shows.\n'],
    [
      'steps with empty lines between them, below a heading',
      '## Exercise\n\n3) (a) $x$\n\n\n4) 2 apples <!-- stepwise-given -->',
    ],
  ])('is recognised: %s', (_, text) => {
    expect(plain(text)).toEqual(whole(text));
    expect(plain(text)).not.toBeNull();
  });

  it.each([
    ['a list in a list', '- a\n  - b'],
    ['a list whose items begin lists', '- - a\n- 1. b'],
    ['a list that goes on', '- a\nb\n- c'],
    ['two lists', '- a\n+ b'],
    ['a list without an empty line above it', 'a\n1. b'],
    ['a formula that hides a marker', '- $$a\n- b$$'],
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
