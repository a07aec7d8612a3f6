import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentScan } from '../../../src/document/documentScan.ts';
import { findMathSpans } from '../../../src/document/index.ts';
import { allChunks } from '../../../src/document/scan/chunks.ts';

const pieces = fc.constantFrom(
  'words ',
  '$x$ ',
  '$',
  '$$',
  '\n',
  '\n\n',
  '\r\n',
  '- ',
  '1. ',
  '> ',
  '```\n',
  '`',
  '<!--',
  '-->',
  '\\[',
  '\\]',
  '    ',
  '\\begin{align}',
  '\\end{align}',
  '# ',
  '---\n',
  '+++\n',
  '...\n',
  '\\begin{verbatim}',
  '\\end{verbatim}',
  '%',
  '\\',
  '{',
  '}',
);
const text = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
const language = fc.constantFrom('markdown' as const, 'latex' as const);
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(8), insert: text });

describe('DocumentScan', () => {
  it('always agrees with a fresh reading, whatever the edits', () => {
    const agrees = fc.property(text, language, fc.array(edit, { minLength: 1, maxLength: 5 }), (start, lang, edits) => {
      const scan = new DocumentScan(start, lang);
      for (const { at, remove, insert } of edits) {
        const from = Math.floor(at * scan.text.length);
        scan.update({ span: { start: from, end: from + remove }, text: insert });
        expect(scan.spans).toEqual(findMathSpans(scan.text, lang));
        expect(scan.chunks).toEqual(allChunks(scan.text, lang));
      }
    });
    fc.assert(agrees, { numRuns: 2000 });
  });

  it('takes up any other text as that is read afresh', () => {
    const agrees = fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), text, language, (texts, same, lang) => {
      const scan = new DocumentScan('', lang);
      for (const part of texts) {
        scan.become(same + part + same);
        expect(scan.text).toBe(same + part + same);
        expect(scan.chunks).toEqual(allChunks(scan.text, lang));
      }
    });
    fc.assert(agrees, { numRuns: 2000 });
  });

  it('reads only the touched paragraph again after a keystroke', () => {
    const paragraph = 'Some words with $x^2 + 1$ in them, and a few more words.\n\n';
    const scan = new DocumentScan(paragraph.repeat(10_000), 'markdown');
    const at = paragraph.length * 5000 + 12;
    scan.become(`${scan.text.slice(0, at)}y${scan.text.slice(at)}`);
    expect(scan.charactersRead).toBeLessThanOrEqual(2 * paragraph.length + 1);
    expect(scan.spans).toHaveLength(10_000);
    expect(scan.text.slice(scan.spans[9999]!.start, scan.spans[9999]!.end)).toBe('$x^2 + 1$');
  });

  it('reads on as far as an opened fence changes what follows, and back when it closes', () => {
    const scan = new DocumentScan('a $x$\n\nb $y$\n\nc $z$\n', 'markdown');
    scan.update({ span: { start: 7, end: 7 }, text: '```\n' });
    expect(scan.spans).toHaveLength(1);
    scan.update({ span: { start: 7, end: 11 }, text: '' });
    expect(scan.spans).toHaveLength(3);
  });

  it('reads anew from the top when a line far below closes front matter, or no longer does', () => {
    const text = '---\n\n$x$\n\nb $y$\n\nc $z$\n';
    const scan = new DocumentScan(text, 'markdown');
    expect(scan.spans).toHaveLength(3);
    scan.become(`${text}---\n`);
    expect(scan.spans).toHaveLength(0);
    scan.become(text);
    expect(scan.chunks).toEqual(allChunks(text, 'markdown'));
  });

  it('cuts an edit outside the text to it', () => {
    const scan = new DocumentScan('$x$', 'markdown');
    scan.update({ span: { start: 90, end: 99 }, text: ' $y$' });
    expect(scan.text).toBe('$x$ $y$');
    expect(scan.spans).toHaveLength(2);
  });
});
