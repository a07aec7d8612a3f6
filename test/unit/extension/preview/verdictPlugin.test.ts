import MarkdownIt, { type MarkdownIt as Preview } from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../src/core/verdict.ts';
import { previewSteps, type PreviewStep } from '../../../../src/extension/preview/previewSteps.ts';
import { verdictPlugin } from '../../../../src/extension/preview/verdictPlugin.ts';
import { plainWords } from '../../../../src/extension/words.ts';
import { finding, judgedStep, markAt, symbolic } from '../samples.ts';

function step(line: number, text: string, number: number, verdict: Verdict = 'verified', title = 'why'): PreviewStep {
  return { line, text, number, verdict, after: false, shown: `${verdict} ${number}`, title };
}

/** The preview's HTML with the verdicts as `[1]`, by the number of their step. */
function shown(source: string, steps: readonly PreviewStep[], set = (md: Preview): Preview => md): string {
  const md = set(new MarkdownIt());
  verdictPlugin(md, (address) => (address === 'file:///a.md' ? steps : []));
  const html = md.render(source, { currentDocument: 'file:///a.md' });
  return html.replace(/<span class="stepwise-verdict[^>]*>(?:\d+: )?\w+ (\d+)<\/span>/g, '[$1]');
}

/** The editor's own display formulas, as far as the preview's tokens go. */
function withMathBlocks(md: Preview): Preview {
  md.block.ruler.before('paragraph', 'math_block', (state, start, end, silent) => {
    if (state.getLines(start, start + 1, 0, false).trim() !== '$$') return false;
    if (silent) return true;
    let line = start + 1;
    while (line < end && state.getLines(line, line + 1, 0, false).trim() !== '$$') line += 1;
    state.line = line + 1;
    const token = state.push('math_block', 'math', 0);
    token.map = [start, state.line];
    token.content = state.getLines(start + 1, line, 0, false);
    return true;
  });
  md.renderer.rules.math_block = () => '<math/>\n';
  return md;
}

describe('verdicts in the preview', () => {
  it('stand behind the items of a list', () => {
    const html = shown('1. $a = b$\n2. $c = d$\n', [step(0, '$a = b$', 1), step(1, '$c = d$', 2)]);
    expect(html).toBe('<ol>\n<li>$a = b$[1]</li>\n<li>$c = d$[2]</li>\n</ol>\n');
  });

  it('stand behind each sentence of a paragraph, markup and all', () => {
    const html = shown('So *now* $a = b$. Then **c** holds. End', [
      step(0, 'So *now* $a = b$.', 1),
      step(0, 'Then **c** holds.', 2),
    ]);
    expect(html).toBe('<p>So <em>now</em> $a = b$.[1] Then <strong>c</strong> holds.[2] End</p>\n');
  });

  it('stand at the end of their line where the text before repeats itself', () => {
    const html = shown('a = a\nb = b\na = a\n', [step(0, 'a = a', 1), step(1, 'b = b', 2), step(2, 'a = a', 3)]);
    expect(html).toBe('<p>a = a[1]\nb = b[2]\na = a[3]</p>\n');
  });

  it('stand behind steps in a quotation, whose lines the document has marked', () => {
    expect(shown('> We have\n> $a = b$ here\n', [step(1, 'We have\n> $a = b$', 1)])).toContain('$a = b$[1] here');
  });

  it('stand below a display formula, one a row', () => {
    const html = shown('$$\na\nb\n$$\n\nEnd\n', [step(1, 'a', 1), step(2, 'b', 2)], withMathBlocks);
    expect(html).toBe('<math/>\n<p class="stepwise-rows">[1] [2]</p>\n<p>End</p>\n');
  });

  it('change nothing in another document, and not the tokens the preview keeps', () => {
    const md = new MarkdownIt();
    let steps: readonly PreviewStep[] = [step(0, 'a = b', 1)];
    verdictPlugin(md, (address) => (address === 'file:///a.md' ? steps : []));
    const tokens = md.parse('a = b', {});
    const render = (address?: string): string => md.renderer.render(tokens, md.options, { currentDocument: address });
    expect(render('file:///a.md')).toContain('verified 1');
    steps = [];
    expect(render('file:///a.md')).toBe('<p>a = b</p>\n');
    expect(render('file:///b.md')).toBe('<p>a = b</p>\n');
    expect(render()).toBe('<p>a = b</p>\n');
  });

  it('let nothing of a document become markup', () => {
    const md = new MarkdownIt();
    const hostile = '"><img src=x onerror=alert(1)>';
    verdictPlugin(md, () => [{ ...step(0, 'a', 1, 'refuted', hostile), shown: hostile }]);
    const html = md.render('a', { currentDocument: 'x' });
    expect(html).not.toContain('<img');
    expect(html).toContain('title="&quot;&gt;&lt;img');
  });

  it('say the reason where a step fails', () => {
    const evidence = [symbolic('refuted', [finding('refuted', { reason: 'x = 7 satisfies what came before.' })])];
    const mark = markAt(3, 8, judgedStep(0, 'refuted', { evidence }), 'first-failing');
    const [made] = previewSteps([mark], '1. x = 8', () => 0, plainWords);
    expect(made).toMatchObject({ text: 'x = 8', shown: '✗ refuted', number: 1 });
    expect(made?.title).toBe('Step 1: refuted, the first failing step. x = 7 satisfies what came before.');
  });
});
