import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivationsIn, DocumentReader, problemAt, solutionEdit } from '../../../src/document/index.ts';
import { readDocument } from '../../../src/document/readDocument.ts';
import { OutlineCache } from '../../../src/document/outline/outlineCache.ts';

const block = fc.constantFrom(
  '## Exercise 2',
  'Solve $2x = 6$.',
  '1. $2x = 6$\n2. $x = 3$',
  '> - $a = 1$\n> - $a + 1 = 2$',
  '$$\n\\begin{aligned}\na &= b \\\\\n&= c\n\\end{aligned}\n$$',
  '- Find $y$ with $2y = 6$.\n  - $y = 3$',
  '<!-- stepwise:begin -->\n1. $x = 3$\n<!-- stepwise:end -->',
  '```\n$x$\n```',
  'The rest is 36 / 4 = 8 pens.',
  '\\newcommand{\\R}{\\mathbb{R}}',
);
const document = fc.array(block, { minLength: 1, maxLength: 8 }).map((blocks) => blocks.join('\n\n'));
const edit = fc.record({
  at: fc.nat(300),
  removed: fc.nat(12),
  text: fc.constantFrom('', 'x', '\n', '\n\n', '$', '- ', '`'),
});

describe('a document that is read while it is edited', () => {
  it('reads as if it were read for the first time, whatever was typed', () => {
    fc.assert(
      fc.property(document, fc.array(edit, { maxLength: 5 }), (first, edits) => {
        const reader = new DocumentReader();
        let text = first;
        for (const { at, removed, text: typed } of [{ at: 0, removed: 0, text: '' }, ...edits]) {
          text = text.slice(0, at) + typed + text.slice(at + removed);
          const { derivations, left } = reader.derivationsNear(text, 'markdown', 0, 1000);
          expect(left).toBe(0);
          expect(derivations).toEqual(derivationsIn(text, 'markdown'));
          expect(reader.problemAt(text, 'markdown', { start: at, end: at })).toEqual(problemAt(text, 'markdown', at));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('reads only the touched part of it again', () => {
    const part = '- $a = 1$\n- $a + 1 = 2$\n\nSo it goes on.\n\n';
    const text = part.repeat(50);
    const cache = new OutlineCache();
    readDocument(text, 'markdown', cache);
    let read = 0;
    const counting = Object.assign(new OutlineCache(), {
      turn: () => {
        cache.turn();
      },
      blocks: ((all, region, work) =>
        cache.blocks(all, region, () => {
          read += 1;
          return work();
        })) satisfies OutlineCache['blocks'],
    });
    readDocument(text.replace('- $a = 1$', '- $a = 12$'), 'markdown', counting);
    expect(read).toBe(1);
  });
});

describe('the derivations near a place', () => {
  const text = Array.from(
    { length: 9 },
    (_, index) => `Words.\n\n1. $x = ${index}$\n2. $x + 1 = ${index + 1}$\n\n`,
  ).join(
    'A sentence that parts two derivations, long enough to be no link between them, as all readers of such texts would say at once.\n\n',
  );
  const places = (near: number, most: number): number[] =>
    new DocumentReader().derivationsNear(text, 'markdown', near, most).derivations.map((derivation) => {
      return Number(/\d+/.exec(derivation.steps[0]?.text ?? '')?.[0]);
    });

  it('are the nearest on both sides, in order', () => {
    expect(places(text.indexOf('$x = 4$'), 6)).toEqual([3, 4, 5]);
    expect(places(0, 4)).toEqual([0, 1]);
    expect(places(text.length, 4)).toEqual([7, 8]);
  });

  it('are all where they are few, and one where even one is too long', () => {
    expect(places(0, 100)).toHaveLength(9);
    expect(places(0, 1)).toEqual([0]);
    expect(new DocumentReader().derivationsNear('Nothing.', 'markdown', 0, 10)).toEqual({ derivations: [], left: 0 });
  });

  it('say how many were left out', () => {
    expect(new DocumentReader().derivationsNear(text, 'markdown', 0, 4).left).toBe(7);
  });

  it('serve an edit as the whole document does', () => {
    const problem = { text: 'Words.', language: 'markdown', span: { start: 0, end: 6 } } as const;
    const rendered = '<!-- stepwise:begin -->\n1. $x = 0$\n<!-- stepwise:end -->';
    expect(new DocumentReader().solutionEdit(text, problem, rendered)).toEqual(solutionEdit(text, problem, rendered));
  });
});
