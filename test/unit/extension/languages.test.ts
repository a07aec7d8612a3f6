import { describe, expect, it } from 'vitest';
import { languageOf, mayHoldMath } from '../../../src/extension/editor/languages.ts';

describe('the quick look for formulas', () => {
  it.each(['$x$', 'a $$x$$', '\\(x\\)', '\\[x\\]', '\\begin{align}x\\end{align}'])('finds them in %s', (text) => {
    expect(mayHoldMath(text)).toBe(true);
  });

  it.each(['', 'words (in brackets) [1]', 'import numpy as np'])('finds none in "%s"', (text) => {
    expect(mayHoldMath(text)).toBe(false);
  });
});

describe('the documents that are read', () => {
  it('are those in Markdown and LaTeX, and cells of problems', () => {
    const ids = ['markdown', 'latex', 'tex', 'stepwise-math', 'python', 'plaintext'];
    expect(ids.map(languageOf)).toEqual(['markdown', 'latex', 'latex', 'markdown', null, null]);
  });
});
