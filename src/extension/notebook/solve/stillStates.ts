import type { Problem } from '../../../core/problem.ts';

/** Whether a text still holds, word for word, a problem that was read in it. One that stands elsewhere is not looked for. */
export function stillStates(text: string, before: string, { span }: Problem): boolean {
  return span === undefined || text.includes(before.slice(span.start, span.end));
}
