import { describe, expect, it } from 'vitest';
import { outputText, type WrittenOutput } from '../../../../src/extension/notebook/cells/outputText.ts';

function output(forms: Readonly<Record<string, string>>): WrittenOutput {
  const items = Object.entries(forms).map(([mime, text]) => ({ mime, data: new TextEncoder().encode(text) }));
  return { items };
}

describe('what is read of the outputs of a cell', () => {
  it('is Markdown and LaTeX, each output once, Markdown before LaTeX', () => {
    const text = outputText([
      output({ 'text/plain': 'x', 'text/latex': '$\\displaystyle x = 1$' }),
      output({ 'text/latex': '$x = 2$', 'text/markdown': '1. $x = 3$\n' }),
    ]);
    expect(text).toBe('$\\displaystyle x = 1$\n\n1. $x = 3$\n');
  });

  it('is nothing of pictures, pages and streams', () => {
    expect(outputText([output({ 'text/html': '<b>$x = 1$</b>', 'image/svg+xml': '<svg/>' })])).toBe('');
    expect(outputText([output({ 'application/vnd.code.notebook.stdout': '$1 = 2$' })])).toBe('');
    expect(outputText([])).toBe('');
  });

  it('is nothing of what carries its verdicts already', () => {
    const own = output({ 'application/vnd.stepwise+json': '{}', 'text/markdown': '1. $x = 1$' });
    expect(outputText([own])).toBe('');
  });
});
