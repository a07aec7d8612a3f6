import { extractAnswer } from './extract/extractAnswer.ts';
import { withDefaults } from './options.ts';
import { tidy } from './shape/tidy.ts';

/** The answer a solution's text states, as LaTeX or words, its delimiters and box removed; null when it states none. */
export function finalAnswer(text: string): string | null {
  const found = extractAnswer(text, withDefaults({}));
  const answer = found === null ? '' : tidy(found);
  return answer === '' ? null : answer;
}
