import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandMacros, problemAt, mayDefineMacros, readMacros } from '../../../src/document/index.ts';

describe('readMacros', () => {
  it.each([
    ['\\newcommand{\\R}{\\mathbb{R}}', { '\\R': '\\mathbb{R}' }],
    ['\\newcommand\\eps{\\varepsilon}', { '\\eps': '\\varepsilon' }],
    ['\\newcommand{\\abs}[1]{\\left|#1\\right|}', { '\\abs': '\\left|#1\\right|' }],
    ['\\renewcommand*{\\phi}{\\varphi}', { '\\phi': '\\varphi' }],
    ['\\DeclareMathOperator{\\rank}{rank}', { '\\rank': '\\operatorname{rank}' }],
    ['\\DeclareMathOperator*{\\argmax}{arg\\,max}', { '\\argmax': '\\operatorname{arg\\,max}' }],
    ['\\def\\N{\\mathbb N}', { '\\N': '\\mathbb N' }],
    ['\\def\\pair#1#2{(#1,#2)}', {}],
    ['% \\newcommand{\\R}{r}', {}],
    ['\\newcommand{\\R}{a}\\providecommand{\\R}{b}', { '\\R': 'a' }],
    ['\\newcommand{\\R}{a}\n\\renewcommand{\\R}{b}', { '\\R': 'b' }],
    ['\\newcommand{\\R}{unclosed', {}],
    ['\\newcommandx{\\R}{a}', {}],
  ])('reads %s', (text, table) => {
    expect(readMacros(text)).toEqual(table);
  });

  it('gives a problem the macros of its document', () => {
    const text = '\\newcommand{\\R}{\\mathbb{R}}\n\n\\begin{exercise}Solve $x^2=4$ in $\\R$.\\end{exercise}';
    expect(problemAt(text, 'latex', 60)?.macros).toEqual({ '\\R': '\\mathbb{R}' });
  });
});

describe('expandMacros', () => {
  it.each([
    ['x \\in \\R', { '\\R': '\\mathbb{R}' }, 'x \\in \\mathbb{R}'],
    ['\\abs{x+1}^2', { '\\abs': '\\left|#1\\right|' }, '\\left|x+1\\right|^2'],
    ['\\abs x', { '\\abs': '|#1|' }, '|x|'],
    ['\\half\\pi', { '\\half': '\\frac{1}{2}' }, '\\frac{1}{2}\\pi'],
    ['\\a x', { '\\a': '\\alpha' }, '\\alpha x'],
    ['\\ab', { '\\a': 'x' }, '\\ab'],
    ['\\two{a}', { '\\two': '#1#2' }, '\\two{a}'],
    ['\\a', { '\\a': '\\b', '\\b': 'c' }, 'c'],
  ])('%s with %o is %s', (latex, macros, expanded) => {
    expect(expandMacros(latex, macros)).toBe(expanded);
  });

  it('ends for macros that call themselves, each other, or grow without bound', () => {
    expect(expandMacros('\\a', { '\\a': '\\a' })).toBe('\\a');
    expect(expandMacros('\\a', { '\\a': '\\b', '\\b': '\\a' })).toMatch(/^\\[ab]$/);
    expect(expandMacros('\\a', { '\\a': '\\a\\a\\a\\a' }).length).toBeLessThanOrEqual(20_000);
  });

  it('never throws and never loops on any text', () => {
    const body = fc.string({ maxLength: 12, unit: fc.constantFrom('\\', 'a', 'b', '{', '}', '#', '1', ' ') });
    fc.assert(
      fc.property(body, body, body, (text, first, second) => {
        expect(expandMacros(text, { '\\a': first, '\\b': second }).length).toBeLessThanOrEqual(20_000);
      }),
    );
  });
});

describe('the quick look for definitions', () => {
  it.each(['\\newcommand', '\\renewcommand*', '\\providecommand', '\\DeclareMathOperator', '\\def'])(
    'sees %s',
    (name) => {
      const text = `words $${name}{\\half}{\\tfrac12}$`;
      expect(mayDefineMacros(text)).toBe(true);
      expect(Object.keys(readMacros(text))).toEqual(['\\half']);
    },
  );

  it.each(['', '\\define', '\\frac12', 'newcommand'])('sees none in "%s"', (text) => {
    expect(mayDefineMacros(text)).toBe(false);
  });
});
