import { describe, expect, it } from 'vitest';
import {
  parsePromptFormat,
  problemKind,
  promptFormat,
  promptFormats,
  renderPrompt,
  solvePlans,
} from '../../../src/engine/index.ts';

describe('the kind of a problem', () => {
  it.each([
    ['Solve $3x + 4 = 19$ for $x$.', 'equation'],
    ['Find the roots of x^2 - 5x + 6 = 0', 'equation'],
    ['$x^2 = 9$', 'equation'],
    ['Differentiate $f(x) = x^3 \\sin x$.', 'calculus'],
    ['Compute $\\int_0^1 x^2 \\, dx$.', 'calculus'],
    ['Find $\\lim_{x \\to 0} \\frac{\\sin x}{x}$.', 'calculus'],
    ['Lena has 36 pens. She gives a quarter of them to Tom. How many are left?', 'word'],
    ['A shirt costs $25 and a hat costs $10. How much do two shirts and a hat cost together?', 'word'],
    ['What is the sum of the digits of $2^{10}$?', 'general'],
    ['12 * 7', 'general'],
  ] as const)('case %#', (text, kind) => {
    expect(problemKind(text)).toBe(kind);
  });
});

describe('prompts', () => {
  const text = 'What is $1 + $1, {problem}?';

  it('a chat shows the worked examples as turns, the problem last', () => {
    const format = promptFormat('calculated');
    const prompt = renderPrompt(format, text);
    if (prompt.kind !== 'chat') throw new Error('not a chat');
    expect(prompt.messages[0]?.role).toBe('system');
    expect(prompt.messages).toHaveLength(2 + 2 * format.examples.length);
    expect(prompt.messages.at(-1)).toEqual({ role: 'user', content: text });
    expect(prompt).not.toHaveProperty('prefill');
  });

  it('a chat is continued from what is written', () => {
    expect(renderPrompt(promptFormat('terse'), text, 'Sum: 1 + 1 = 2\n')).toMatchObject({
      prefill: 'Sum: 1 + 1 = 2\n',
    });
  });

  it('a text to be continued ends with the problem and what is written', () => {
    const prompt = renderPrompt(promptFormat('worked'), text, 'First, ');
    if (prompt.kind !== 'raw') throw new Error('not a text');
    expect(prompt.text.endsWith(`Question: ${text}\nAnswer: Let's think step by step.\nFirst, `)).toBe(true);
  });

  it('what stands before the problem is the same for all problems', () => {
    for (const format of promptFormats()) {
      const [one, other] = ['first problem', 'second problem'].map((problem) =>
        JSON.stringify(renderPrompt(format, problem)),
      );
      const start = one!.slice(0, one!.indexOf('first problem'));
      expect(other!.startsWith(start)).toBe(true);
    }
  });

  it('WizardMath is asked in its own words', () => {
    expect(renderPrompt(promptFormat('wizardmath'), 'What is 1 + 1?')).toEqual({
      kind: 'raw',
      text:
        'Below is an instruction that describes a task. Write a response that appropriately completes the request.\n\n' +
        "### Instruction:\nWhat is 1 + 1?\n\n### Response: Let's think step by step.\n",
    });
  });
});

describe('formats as data', () => {
  it('have different ids', () => {
    const ids = promptFormats().map((format) => format.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('an unknown one is answered with those there are', () => {
    expect(() => promptFormat('nowhere')).toThrow(/nowhere.*calculated/);
  });

  it('plans name formats there are', () => {
    for (const plan of Object.values(solvePlans())) {
      for (const tries of plan) expect(promptFormat(tries.format).id).toBe(tries.format);
    }
  });

  it('what is no format is refused', () => {
    const format = promptFormat('terse');
    expect(() => parsePromptFormat({ ...format, question: 'no place for it' })).toThrow();
    expect(() => parsePromptFormat({ ...format, reads: 'program' })).toThrow();
    expect(() => parsePromptFormat({ ...format, maxTokens: 0 })).toThrow();
    expect(() => parsePromptFormat({ ...format, surprise: 1 })).toThrow();
  });
});
