const STATED = /\banswer\s*(?:is|[:=])\s*(.+?)\s*$/gim;
const BOXED = /\\boxed\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/** The answer a solution's text states last: boxed, or after "the answer is"; null when it states none. */
export function finalAnswer(text: string): string | null {
  const boxed = [...text.matchAll(BOXED)].at(-1)?.[1];
  const stated = [...text.matchAll(STATED)].at(-1)?.[1];
  return (boxed ?? stated)?.replace(/\.$/, '').trim() ?? null;
}
