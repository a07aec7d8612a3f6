import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivationsIn, markEdit, stepMarkup, stepPieces } from '../../../src/document/index.ts';

describe('stepMarkup', () => {
  it.each([
    ['Each costs 36 / 4 = 9 dollars.', 'Each costs $36 / 4 = 9$ dollars.'],
    ['3 * 4 >= 10', '$3 \\times 4 \\ge 10$'],
    ['So x^2 = 16 and x = 4 or x = -4', 'So $x^2 = 16$ and $x = 4$ or $x = -4$'],
    ['3 x 4 = 12', '$3 \\times 4 = 12$'],
    ['36 pens / 4 = 9', '36 pens / 4 = 9'],
    ['5 + 1 = 6 pens', '$5 + 1 = 6$ pens'],
    ['20% of 50 is 10', '20% of 50 is 10'],
    ['He pays $5 and $6.', 'He pays \\$5 and \\$6.'],
    ['\\(a = 1\\) and \\[b = 2\\]', '$a = 1$ and $b = 2$'],
    ['sqrt(16) = 4', '$\\sqrt{16} = 4$'],
    ['1,250 + 250 = 1,500', '$1{,}250 + 250 = 1{,}500$'],
    ['**Step 3:** x = 2', '$x = 2$'],
    ['2. x = 2', '$x = 2$'],
    ['on 2024-05-06, 10-15 minutes', 'on 2024-05-06, 10-15 minutes'],
    ['the broken $\\frac{1$ stays words', 'the broken \\$\\\\frac{1\\$ stays words'],
  ])('writes %j in Markdown', (text, markup) => {
    expect(stepMarkup(text, 'markdown')).toBe(markup);
  });

  it.each([
    ['50% of A_1 & B', '50\\% of A\\_1 \\& B'],
    ['**so** #1 ~ {a}', '\\textbf{so} \\#1 \\textasciitilde{} \\{a\\}'],
    ['a \\ b', 'a \\textbackslash{} b'],
    ['$5 < 6$ holds', '$5 < 6$ holds'],
  ])('writes %j in LaTeX', (text, markup) => {
    expect(stepMarkup(text, 'latex')).toBe(markup);
  });

  it.each(['markdown', 'latex'] as const)('leaves what it wrote as it is (%s)', (language) => {
    const part = fc.constantFrom(
      '36 / 4 = 9',
      'x^2 = 4',
      '$y$',
      '5%',
      '$5',
      'a_b',
      'word',
      '**b**',
      '#',
      '&',
      '~',
      '**b**',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const once = stepMarkup(parts.join(' so '), language);
        expect(stepMarkup(once, language)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('cuts a step into words and mathematics', () => {
    expect(stepPieces('So 2 + 2 = 4 holds.')).toEqual([
      { kind: 'words', text: 'So ' },
      { kind: 'math', text: '2 + 2 = 4' },
      { kind: 'words', text: ' holds.' },
    ]);
  });
});

describe('markEdit', () => {
  const marked = (text: string, language: 'markdown' | 'latex', index: number): string | null => {
    const step = derivationsIn(text, language)[0]!.steps[index]!;
    const edit = markEdit(text, language, step, 'ignored');
    if (edit === null) return null;
    const changed = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
    expect(derivationsIn(changed, language)[0]!.steps[index]!.mark).toBe('ignored');
    return changed;
  };

  it('puts a comment beside the step that is read back as its mark', () => {
    expect(marked('- $a = 1$\n- $b = 2$\n', 'markdown', 0)).toBe('- $a = 1$ <!-- stepwise-ignore -->\n- $b = 2$\n');
    const rows = '\\begin{align*}\na &= 1 \\\\\nb &= 2\n\\end{align*}\n';
    expect(marked(rows, 'latex', 0)).toBe('\\begin{align*}\na &= 1 \\\\ % stepwise-ignore\nb &= 2\n\\end{align*}\n');
    expect(marked(`$$\n${rows.replaceAll('align*', 'aligned')}$$\n`, 'markdown', 1)).toContain(
      'b &= 2 % stepwise-ignore\n',
    );
  });

  it('is null where a comment would hide what follows on the line', () => {
    expect(marked('\\begin{align*}a &= 1 \\\\ b &= 2\\end{align*}', 'latex', 0)).toBeNull();
  });
});
