import { describe, expect, it } from 'vitest';
import { installedForThisRun } from './harness/editors.ts';
import { editorTokenizer } from './harness/tokenizer.ts';

const { editor } = installedForThisRun();
const MARK = 'keyword.other.stepwise';
const LABEL = 'entity.name.label.step.stepwise';

/** The stretches of a text that a grammar of this extension names so. */
async function named(scope: string, text: string, name: string): Promise<string[]> {
  const tokenize = await editorTokenizer(editor, scope);
  return tokenize(text).flatMap(({ text: own, scopes }) => (scopes.includes(name) ? [own] : []));
}

describe('the words of this extension in a comment', () => {
  it('are told apart in Markdown', async () => {
    const text = '1. $x = 1$ <!-- stepwise-given -->\n\n$x = 2$ <!-- stepwise-ignore -->\nstepwise-given in a sentence';
    expect(await named('text.html.markdown', text, MARK)).toEqual(['stepwise-given', 'stepwise-ignore']);
  });

  it('are told apart in LaTeX, in formulas too', async () => {
    const text = '\\begin{align*}\nx &= 1 \\\\ % stepwise-given\n\\end{align*}\n% stepwise:begin\nstepwise-given';
    expect(await named('text.tex.latex', text, MARK)).toEqual(['stepwise-given', 'stepwise:begin']);
  });
});

describe('the labels of steps', () => {
  it('are told apart at the start of a line, bold or not', async () => {
    const text = 'Step 1: so it is.\n\n**Step 2.** Next.\n\nAfter Step 3: nothing.\n\n```\nStep 4: code\n```\n';
    expect(await named('text.html.markdown', text, LABEL)).toEqual(['Step 1', 'Step 2']);
    expect(await named('text.tex.latex', 'Schritt 1: so.\n\\textbf{Step 2:} next\n% Step 3: no', LABEL)).toEqual([
      'Schritt 1',
      'Step 2',
    ]);
  });
});

describe('a cell of the kernel’s language', () => {
  it('has its formulas told apart, and no amount of money', async () => {
    const text = 'Solve $3x + 7 = 22$ for $x$; it costs $5 and $6.\n\\begin{align*}\nx &= 1\n\\end{align*}\n# Heading';
    const tokenize = await editorTokenizer(editor, 'text.stepwise-math');
    const tokens = tokenize(text);
    const inMath = tokens.filter(({ scopes }) => scopes.includes('meta.embedded.math.markdown')).map((one) => one.text);
    expect(inMath.join('')).toContain('3x + 7 = 22');
    expect(inMath.join('')).toContain('x &= 1');
    expect(inMath.join('')).not.toContain('and');
    expect(tokens.at(-1)?.scopes).toContain('markup.heading.markdown');
  });
});
