import fc from 'fast-check';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { findMathSpans } from '../../../src/document/index.ts';

const parser = unified().use(remarkParse).use(remarkMath);

function remarkSpans(text: string): [number, number][] {
  const found: [number, number][] = [];
  visit(parser.parse(text), (node) => {
    const { start, end } = node.position ?? {};
    if (node.type !== 'inlineMath' && node.type !== 'math') return;
    if (start?.offset !== undefined && end?.offset !== undefined) found.push([start.offset, end.offset]);
  });
  return found;
}

const ownSpans = (text: string): [number, number][] =>
  findMathSpans(text, 'markdown').map(({ start, end }) => [start, end]);

const word = fc.constantFrom('so', 'we', 'get', 'the', 'root', 'and', 'then', '**bold**', '*slant*', '3 apples');
const formula = fc.constantFrom('$x$', '$a_1 + b$', '$f(x) = \\frac{1}{2}$', '$-y$', '$$c$$', '$[0, 1)$', '$a*b*c$');
const notMath = fc.constantFrom(
  '`$x$`',
  '`` a $y` ``',
  '\\$4',
  '[link](http://a.b/$x$)',
  '[$q$](<u v$w> "t$z")',
  '<a href="$h$">in</a>',
  '<http://a.b/$x$>',
  '<!-- $c$ -->',
  '[1]',
  'a < b',
);
const phrase = fc
  .array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 2, arbitrary: formula }, notMath), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => `Here ${parts.join(' ')} end.`);
const lines = fc.array(phrase, { minLength: 1, maxLength: 3 });

const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);
const leaf = fc.oneof(
  lines.map((all) => all.join('\n')),
  phrase.map((text) => `## ${text}`),
  phrase.map((text) => `${text}\n===`),
  fc.constantFrom('```\n$x$\n\n$y$\n```', '~~~ tex\n$x$\n~~~', '***', '<!--\n$x$\n\n$y$\n-->', '<div>\n$x$\n</div>'),
  fc.constantFrom('$$\nx = 1\n- y\n$$', '$$\n\\frac{a}{b}\n$$', '    $code$\n    $more$', '[id]: http://x.y/$z$\n'),
);
const block = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('- ', '1. ', '* ', '1) '), fc.array(tie('block'), { minLength: 1, maxLength: 2 }))
      .map(([marker, blocks]) => marker + indent(blocks.join('\n\n'), ' '.repeat(marker.length)).trimStart()),
    tie('block').map((text) => text.replace(/^/gm, '> ')),
  ),
})).block;
const document = (of: fc.Arbitrary<string>, gap: string): fc.Arbitrary<string> =>
  fc.array(of, { minLength: 1, maxLength: 6 }).map((blocks) => blocks.join(gap));

describe('the scanner beside remark', () => {
  it.each([
    ['nested lists and quotations', block, '\n\n'],
    ['blocks on lines next to each other', leaf, '\n'],
  ])('finds the same formulas at the same offsets in generated Markdown: %s', (_, of, gap) => {
    const same = fc.property(document(of, gap), (text) => {
      expect(ownSpans(text)).toEqual(remarkSpans(text));
    });
    fc.assert(same, { numRuns: 200 });
  });
});
