import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { hoverMarkdown } from '../../../src/extension/present/hoverMarkdown.ts';
import { escapeMarkdown, inlineCode } from '../../../src/extension/present/markdownText.ts';
import { plainWords } from '../../../src/extension/words.ts';
import { finding, judgedStep, learned, markAt, symbolic } from './samples.ts';

const evidence = [
  symbolic('refuted', [
    finding('refuted', { reason: 'They differ', counterexample: { at: { x: '1' }, left: '16', right: '10' } }),
  ]),
  learned(0.12),
];
const mark = markAt(0, 5, judgedStep(1, 'refuted', { score: 0.12, evidence }), 'first-failing');

/** The visible text of Markdown, as a reader sees it. */
function visible(markdown: string): string {
  const texts: string[] = [];
  const walk = (node: { readonly value?: unknown; readonly children?: readonly unknown[] }): void => {
    if (typeof node.value === 'string') texts.push(node.value);
    for (const child of node.children ?? []) walk(child as Parameters<typeof walk>[0]);
  };
  walk(unified().use(remarkParse).parse(markdown));
  return texts.join('');
}

describe('the hover of a step', () => {
  it('begins with the title and shows the evidence in words', () => {
    const text = visible(hoverMarkdown(mark, () => null, [], plainWords));
    expect(text).toMatch(/^Step 2: refuted, score 0\.12, the first failing step/);
    expect(text).toContain('They differ. At x = 1 the left side is 16, the right side is 10.');
    expect(text).toContain('Probability of being right: 0.12 (a-scorer).');
  });

  it('shows a claim as its picture, or as code where there is none', () => {
    expect(hoverMarkdown(mark, () => '![x](data:,)', [], plainWords)).toContain('![x](data:,)');
    expect(hoverMarkdown(mark, () => null, [], plainWords)).toContain('`x = 8`');
  });

  it('links commands with their arguments', () => {
    const link = { title: 'Explain', command: 'stepwise.explainStep', arguments: ['file:///a b', 7] };
    const markdown = hoverMarkdown(mark, () => null, [link], plainWords);
    const query = /command:stepwise\.explainStep\?([^)]*)\)/.exec(markdown)?.[1] ?? '';
    expect(JSON.parse(decodeURIComponent(query))).toEqual(['file:///a b', 7]);
  });
});

/** Letters, spaces and everything that is markup somewhere. */
const CHARACTERS = 'ab 1*_`[](){}#+-.!|<>~$&\\\n"=';

describe('text inside Markdown', () => {
  const anything = fc.array(fc.nat(CHARACTERS.length - 1)).map((places) => places.map((at) => CHARACTERS[at]).join(''));

  it('reads as it was, whatever markup it looks like', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(visible(`x${escapeMarkdown(text)}x`)).toBe(`x${text.replace(/\s+/g, ' ')}x`);
      }),
    );
  });

  it('reads as it was inside code', () => {
    fc.assert(
      fc.property(anything, (text) => {
        fc.pre(text.trim() !== '' && !/^\s|\s$/.test(text));
        expect(visible(`a ${inlineCode(text)} b`)).toBe(`a ${text.replace(/\s+/g, ' ')} b`);
      }),
    );
  });
});
