import fc from 'fast-check';
import type { Token } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { blocks, blockTokens, commonPrefix, keptTokens } from '../../../../src/runtime/worker/evaluatedPrefix.ts';

const tokens = (...values: number[]): Token[] => values as Token[];
const list = fc.array(fc.nat(2), { maxLength: 100 }).map((values) => tokens(...values));

describe('the evaluated prefix', () => {
  it('is what two lists have in common', () => {
    expect(commonPrefix(tokens(1, 2, 3), tokens(1, 2, 4, 5))).toBe(2);
    expect(commonPrefix(tokens(), tokens(1))).toBe(0);
  });

  it('keeps everything of the same text, whole blocks of another', () => {
    const same = tokens(...Array(50).keys());
    expect(keptTokens(same, same)).toBe(50);
    expect(keptTokens(same, same.slice(0, 40))).toBe(blockTokens);
    expect(keptTokens(same.slice(0, 31), same)).toBe(0);
  });

  it('never keeps what differs', () => {
    fc.assert(
      fc.property(list, list, (held, wanted) => {
        const kept = keptTokens(held, wanted);
        expect(held.slice(0, kept)).toEqual(wanted.slice(0, kept));
      }),
    );
  });

  it('cuts the rest into the same blocks, wherever it begins', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.nat(300), (block, to) => {
        const from = Math.min(block * blockTokens, to);
        const whole = blocks(0, to).filter(([start]) => start >= from);
        expect(blocks(from, to)).toEqual(whole);
        expect(blocks(from, to).reduce((sum, [start, end]) => sum + end - start, 0)).toBe(to - from);
      }),
    );
  });
});
