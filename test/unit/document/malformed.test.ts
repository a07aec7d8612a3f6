import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivationsIn, findMathSpans, problemAt, problemsIn, type MathSpan } from '../../../src/document/index.ts';

const languages = ['markdown', 'latex', 'plaintext'] as const;
const fragment = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '$',
    '$$',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '`',
    '```',
    '~~~',
    '<!--',
    '-->',
    '<',
    '>',
    '[',
    '](',
    ')',
    '\n',
    '\r\n',
    '\n\n',
  ),
  fc.constantFrom(
    '\\begin{align}',
    '\\end{align}',
    '\\begin{enumerate}',
    '\\item',
    '\\end{enumerate}',
    '\\verb|',
    '%',
    '\\\\',
    '&',
    '{',
    '}',
  ),
  fc.constantFrom(
    '- ',
    '1. ',
    '    ',
    '\t',
    '> ',
    '# ',
    '---',
    '===',
    'Solve ',
    'Solution. ',
    'Step 1: ',
    'x = 1',
    '\0',
    '\ud800',
  ),
  fc.constantFrom(
    '<!-- stepwise:begin -->',
    '<!-- stepwise:end -->',
    '% stepwise-ignore',
    '\\newcommand{\\a}{\\a\\a}',
    '\\begin{exercise}',
  ),
);
const garbage = fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(''));

function expectSound(text: string, spans: readonly MathSpan[]): void {
  let last = 0;
  for (const { start, end, inner } of spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(start < inner.start && inner.start <= inner.end && inner.end < end && end <= text.length).toBe(true);
    last = end;
  }
}

describe('malformed documents', () => {
  it.each(languages)('never throw, and every offset is in range (%s)', (language) => {
    const sound = fc.property(garbage, fc.nat(400), (text, at) => {
      expectSound(text, findMathSpans(text, language));
      for (const { steps, span } of derivationsIn(text, language)) {
        expect(span.start >= 0 && span.end <= text.length).toBe(true);
        for (const step of steps) expect(step.text).toBe(text.slice(step.span.start, step.span.end));
      }
      const problem = problemAt(text, language, at);
      if (problem !== null) expect(problem.span.start >= 0 && problem.span.end <= text.length).toBe(true);
      for (const { span } of problemsIn(text, language)) expect(span.start).toBeLessThanOrEqual(span.end);
    });
    fc.assert(sound, { numRuns: 300 });
  });

  it.each([
    ['dollars', '$'],
    ['dollars and letters', '$a'],
    ['braces in formulas', '${'],
    ['display brackets', '\\['],
    ['display dollars on lines', '$$\n'],
    ['environments', '\\begin{align}'],
    ['backticks of many lengths', '`a``b```c````'],
    ['tags', '<a b="'],
    ['comments', 'a <!-- b\n\n'],
    ['link targets', '](('],
    ['quotations', '>'],
    ['list markers', '- * '],
    ['fences', '```\n\n'],
    ['items', '- $x\n'],
    ['inline verbatim', '\\verb|'],
    ['verbatim', '\\begin{verbatim}\n\n'],
  ])('cost time linear in their length: %s', (_, unit) => {
    for (const language of ['markdown', 'latex'] as const) {
      const short = cpuTime(unit.repeat(Math.ceil(50_000 / unit.length)), language);
      const long = cpuTime(unit.repeat(Math.ceil(1_000_000 / unit.length)), language);
      expect(long).toBeLessThan(20 * 4 * Math.max(short, 20));
    }
  });
});

/** Milliseconds of processor time: what other programs do meanwhile does not count. */
function cpuTime(text: string, language: 'markdown' | 'latex'): number {
  const before = process.cpuUsage();
  findMathSpans(text, language);
  return process.cpuUsage(before).user / 1000;
}
