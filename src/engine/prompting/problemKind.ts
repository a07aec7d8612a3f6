/** What a problem asks for, as far as it decides how it is put to the model. */
export type ProblemKind = 'word' | 'equation' | 'calculus' | 'general';

const CALCULUS =
  /\\int|\\frac\s*\{?d\}?\s*\{?d[a-z]|\\lim|derivative|differentiate|integra(?:l|te)|antiderivative|f'\(/i;
const SOLVE = /\b(?:solve|roots?|zeros?|solutions?|satisf(?:y|ies))\b/i;
const EQUATION = /[a-z0-9)}]\s*=\s*[-\\a-z0-9({]/i;
const MATHEMATICS = /\\[a-zA-Z]+|[a-z]\s*\^|\$[^$]+\$/;
/** `$25` before a space or a sentence's end is money, not the start of a formula. */
const MONEY = /\\?\$\d[\d,]*(?:\.\d+)?(?=[\s.,;:?!)]|$)/g;
const WORDS = /\b[a-z]{2,}\b/gi;

function wordCount(text: string): number {
  return (text.replace(/\$[^$]*\$|\\[a-zA-Z]+/g, ' ').match(WORDS) ?? []).length;
}

/** Routes a problem by its text alone; `general` where nothing speaks for one of the others. */
export function problemKind(problem: string): ProblemKind {
  const text = problem.replace(MONEY, ' ');
  if (CALCULUS.test(text)) return 'calculus';
  if (EQUATION.test(text) && (SOLVE.test(text) || wordCount(text) <= 4)) return 'equation';
  if (MATHEMATICS.test(text)) return 'general';
  return wordCount(text) >= 8 ? 'word' : 'general';
}
