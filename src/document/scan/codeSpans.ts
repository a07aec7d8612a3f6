import type { Runs } from './runs.ts';

/** The end of the code span that opens at `at`, or of its backticks when nothing closes it (CommonMark 0.31, 6.1). */
export function codeSpanEnd(text: string, at: number, end: number, ticks: Runs): number {
  let last = at;
  while (last < end && text[last] === '`') last += 1;
  const close = ticks.sameLength(last - at, last);
  return close === -1 ? last : close + last - at;
}
