import type { LlamaModel, Token } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { digitProbability, planDigits } from '../../../../src/runtime/worker/digitPlan.ts';

/** A vocabulary of characters; `joined` writes numbers as one token each, as some models do. */
function vocabulary({ joined = false, begin = false } = {}): LlamaModel {
  const ids = new Map<string, number>();
  const tokenize = (text: string): Token[] =>
    (text.match(joined ? /\d+|[^\d]/g : /./gs) ?? []).map((piece) => {
      if (!ids.has(piece)) ids.set(piece, ids.size + 10);
      return ids.get(piece) as Token;
    });
  return { tokenize, tokens: { shouldPrependBosToken: begin, bos: begin ? 1 : null } } as unknown as LlamaModel;
}

const read = (text: string): { text: string; read: boolean } => ({ text, read: true });
const context = (text: string): { text: string; read: boolean } => ({ text, read: false });

describe('planDigits', () => {
  it('reads before each digit of the pieces that are read', () => {
    const plan = planDigits(vocabulary(), [context('a1\n'), read('b2=34'), read('none')]);
    expect(plan.places).toEqual([3, 5, 6]);
    expect(plan.digits).toEqual([[2, 3, 4], []]);
    expect(plan.wanted).toHaveLength(10);
  });

  it('passes over a digit with nothing before it', () => {
    expect(planDigits(vocabulary(), [read('12')]).digits).toEqual([[2]]);
    expect(planDigits(vocabulary({ begin: true }), [read('12')]).digits).toEqual([[1, 2]]);
  });

  it('says when a model writes several digits at a time', () => {
    expect(() => planDigits(vocabulary({ joined: true }), [context('p\n'), read('12 and 3')])).toThrow(
      /digit by digit/,
    );
    expect(planDigits(vocabulary({ joined: true }), [context('12\n'), read('1 and 3')]).digits).toEqual([[1, 3]]);
  });
});

describe('the probability of a digit', () => {
  it('is its share among the ten', () => {
    const even = Array.from({ length: 10 }, () => 3);
    expect(digitProbability(even, 4)).toBeCloseTo(0.1, 12);
    const sure = even.map((logit, digit) => (digit === 7 ? logit + 1000 : logit));
    expect(digitProbability(sure, 7)).toBe(1);
    expect(digitProbability(sure, 6)).toBe(0);
  });

  it('refuses what is no number', () => {
    expect(() => digitProbability([Number.NaN], 0)).toThrow(/damaged/);
  });
});
