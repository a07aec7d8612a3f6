import type { Token } from 'node-llama-cpp';

/**
 * Tokens are evaluated in blocks that begin at multiples of this many. Whatever was kept of an earlier call, a prompt is
 * then always evaluated in the same blocks, so that the same prompt gives the same numbers to the last bit; and a
 * cancelled call ends after one block.
 */
export const blockTokens = 32;

/** How many tokens two lists have in common from the start. */
export function commonPrefix(left: readonly Token[], right: readonly Token[]): number {
  const limit = Math.min(left.length, right.length);
  let length = 0;
  while (length < limit && left[length] === right[length]) length++;
  return length;
}

/** How many of the evaluated tokens can be kept for `wanted`: all when they are the same, else whole blocks. */
export function keptTokens(evaluated: readonly Token[], wanted: readonly Token[]): number {
  const common = commonPrefix(evaluated, wanted);
  if (common === wanted.length && common === evaluated.length) return common;
  return Math.floor(common / blockTokens) * blockTokens;
}

/** The blocks of `[from, to)`: half-open ranges that end at multiples of `blockTokens`. */
export function blocks(from: number, to: number): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (let start = from; start < to;) {
    const end = Math.min(to, (Math.floor(start / blockTokens) + 1) * blockTokens);
    ranges.push([start, end]);
    start = end;
  }
  return ranges;
}
