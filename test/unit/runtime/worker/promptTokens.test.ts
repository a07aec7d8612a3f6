import type { LlamaModel, Token } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { planMarks } from '../../../../src/runtime/worker/markPlan.ts';
import { withBegin } from '../../../../src/runtime/worker/promptTokens.ts';

const begin = 1;

/** A tokenizer of words: each different word is a token, `<x>` is one only as a special token. */
function model(prepends: boolean): LlamaModel {
  const words: string[] = [];
  const tokenize = (text: string, special = false): Token[] => {
    const parts = text.match(special ? /<x>|[^<\s]+|</g : /[<>x]|[^<>x\s]+/g) ?? [];
    return parts.map((part) => {
      if (!words.includes(part)) words.push(part);
      return (words.indexOf(part) + 10) as Token;
    });
  };
  return { tokenize, tokens: { bos: begin, shouldPrependBosToken: prepends } } as unknown as LlamaModel;
}

const list = (...values: number[]): Token[] => values as Token[];

describe('withBegin', () => {
  it.each([
    [true, [5, 6], [begin, 5, 6]],
    [true, [begin, 5], [begin, 5]],
    [false, [5, 6], [5, 6]],
    [false, [begin, begin, 5], [begin, 5]],
    [false, [begin, 5], [begin, 5]],
  ])('with a model that wants one: %s, %j becomes %j', (prepends, tokens, expected) => {
    expect(withBegin(model(prepends), list(...tokens))).toEqual(expected);
  });
});

describe('planMarks', () => {
  const labels = { positive: 'good', negative: 'bad' };
  const piece = (text: string, mark = false, special = false): { text: string; mark: boolean; special: boolean } => ({
    text,
    mark,
    special,
  });

  it('reads at the last token of each marked piece', () => {
    const plan = planMarks(model(true), { pieces: [piece('a b'), piece('c d', true), piece('e', true)], ...labels });
    expect(plan.tokens).toHaveLength(6);
    expect(plan.places).toEqual([4, 5]);
    expect(plan.wanted[0]).not.toBe(plan.wanted[1]);
  });

  it('parses special tokens only where the format says so', () => {
    const text = planMarks(model(false), { pieces: [piece('<x>', true)], ...labels });
    const special = planMarks(model(false), { pieces: [piece('<x>', true, true)], ...labels });
    expect([text.tokens.length, special.tokens.length]).toEqual([3, 1]);
  });

  it('accepts a label that is a special token, and refuses one that is several tokens', () => {
    const pieces = [piece('a', true)];
    expect(planMarks(model(false), { pieces, positive: '<x>', negative: 'bad' }).wanted).toHaveLength(2);
    expect(() => planMarks(model(false), { pieces, positive: 'very good', negative: 'bad' })).toThrow(/not one token/);
  });

  it('reads an empty marked piece at the token before it, and refuses one without any', () => {
    expect(planMarks(model(false), { pieces: [piece('a'), piece('', true)], ...labels }).places).toEqual([0]);
    expect(() => planMarks(model(false), { pieces: [piece('', true)], ...labels })).toThrow(/needs text before it/);
  });
});
