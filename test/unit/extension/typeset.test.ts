import { describe, expect, it } from 'vitest';
import { FormulaPictures } from '../../../src/extension/typeset/formulaPictures.ts';
import { isFormula, withoutDelimiters } from '../../../src/extension/typeset/isFormula.ts';
import { mathSvg } from '../../../src/extension/typeset/mathSvg.ts';
import { pictureMarkdown } from '../../../src/extension/typeset/pictureMarkdown.ts';

describe('setting a formula', () => {
  it('gives an SVG with its size', () => {
    const picture = mathSvg('x^2 + \\frac{1}{2}', {});
    expect(picture?.svg).toMatch(/^<svg .*<\/svg>$/s);
    expect(picture?.heightEx).toBeGreaterThan(2);
  });

  it('knows the macros of the user', () => {
    expect(mathSvg('\\half', { '\\half': '\\frac{1}{2}' })?.heightEx).toBeGreaterThan(2);
    expect(mathSvg('\\half', {})).toBeNull();
  });

  it.each(['\\frac', '}{', '\\begin{matrix} 1', '\\unknowncommand x'])('gives nothing for %s', (latex) => {
    expect(mathSvg(latex, {})).toBeNull();
  });

  it('gives nothing for a macro that calls itself', () => {
    expect(mathSvg('\\loop', { '\\loop': '\\loop\\loop' })).toBeNull();
  });
});

describe('what is set as a formula', () => {
  it.each(['x = 8', '\\frac{d}{dx} x^3 = 3x^2', '36 / 4 = 9', 'f(x) = \\sin x', 'x = 2 \\text{ or } x = 3'])(
    'is %s',
    (claim) => {
      expect(isFormula(claim)).toBe(true);
    },
  );

  it.each(['20% of 50 is 10', 'half of thirty is fifteen', 'see #4'])('is not %s', (claim) => {
    expect(isFormula(claim)).toBe(false);
  });

  it('stands without the delimiters it came with', () => {
    expect(['$x$', '$$ x $$', '\\( x \\)', '\\[x\\]', 'x'].map(withoutDelimiters)).toEqual(['x', 'x', 'x', 'x', 'x']);
    expect(['&= x + 1 \\\\', 'y &= \\& 2'].map(withoutDelimiters)).toEqual(['= x + 1', 'y = \\& 2']);
  });
});

describe('a formula as a picture in Markdown', () => {
  const picture = { svg: '<svg width="2ex" height="3ex" fill="currentColor"></svg>', widthEx: 2, heightEx: 3 };

  it('is in the colour of the theme, with the source as its alternative text', () => {
    const markdown = pictureMarkdown(picture, 'x_{[1]}', '#cccccc');
    expect(markdown.startsWith('![x_{\\[1\\]}](data:image/svg+xml;base64,')).toBe(true);
    const base64 = /base64,([^|]*)\|/.exec(markdown)?.[1] ?? '';
    expect(Buffer.from(base64, 'base64').toString()).toBe('<svg width="15" height="23" fill="#cccccc"></svg>');
    expect(markdown).toContain('|width=15,height=23)');
  });

  it('is set once for many showings, and in the colour of the moment', async () => {
    let set = 0;
    let colour = '#000000';
    const pictures = new FormulaPictures(
      () => {
        set += 1;
        return Promise.resolve(picture);
      },
      () => colour,
    );
    const dark = await pictures.set(['x = 1', 'x = 1'], {});
    colour = '#ffffff';
    const light = await pictures.set(['x = 1'], {});
    expect(set).toBe(1);
    expect(light.get('x = 1')).not.toBe(dark.get('x = 1'));
  });

  it('is missing where a claim is a sentence or cannot be set', async () => {
    const pictures = new FormulaPictures(
      () => Promise.resolve(null),
      () => '#000000',
    );
    const map = await pictures.set(['half of thirty is fifteen', '\\frac'], {});
    expect(map.size).toBe(0);
  });
});
