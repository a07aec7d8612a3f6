import type { Expr } from '../expression/expr.ts';
import type { Claim } from './claim.ts';
import type { HybridText } from './hybridText.ts';
import { NUMBER_WORDS } from './hybridText.ts';
import { isStatement } from './isStatement.ts';
import { unitClaims } from './unitClaims.ts';
import { calculations } from './words/calculations.ts';
import { comparisons } from './words/comparisons.ts';
import { describedClaims } from './words/describedClaims.ts';
import { equations } from './words/equations.ts';
import { figures } from './words/figures.ts';
import { general } from './words/general.ts';
import { lists } from './words/lists.ts';
import { measures } from './words/measures.ts';
import type { Phrase } from './words/phrase.ts';
import { mayHold } from './words/phrase.ts';
import { solids } from './words/solids.ts';
import { wholeNumbers } from './words/wholeNumbers.ts';

/** Phrases that state something of formulas and numbers: `the sum of 3 and $4$ is 7`, `91 is prime`. */
const PHRASES: readonly Phrase[] = [
  ...calculations,
  ...wholeNumbers,
  ...comparisons,
  ...equations,
  ...figures,
  ...lists,
  ...measures,
  ...solids,
  ...general,
];

const anOperand = new RegExp(`([\\uE000-\\uF8FF])\\1*|\\d+|\\b(?:${NUMBER_WORDS})\\b`, 'g');

/** What the words of a text state of its formulas and numbers; one statement is read once. */
export function wordClaims(source: string, hybrid: HybridText): readonly Claim[] {
  const operands = hybrid.text.match(anOperand)?.length ?? 0;
  if (operands === 0) return [];
  const phrases = PHRASES.filter((phrase) => mayHold(hybrid.text, operands, phrase)).flatMap((phrase) =>
    [...hybrid.text.matchAll(phrase.pattern)].flatMap((match) => {
      const groups = match.slice(1).map((group) => hybrid.operands(group));
      const saidTwice = groups.length === 2 && hybrid.same(match[1] ?? '', match[2] ?? '');
      const statement = saidTwice ? null : stated(phrase, groups);
      const [start, end] = [hybrid.place(match.index), hybrid.place(match.index + match[0].length)];
      const text = source.slice(start, end);
      return statement
        ? [{ text, start, end, statement, prose: true, cautious: phrase.cautious, tells: phrase.tells ?? false }]
        : [];
    }),
  );
  return [...phrases, ...describedClaims(source, hybrid), ...unitClaims(source)];
}

function stated({ states, ofStatements = false }: Phrase, read: readonly (readonly (Expr | null)[])[]): Expr | null {
  const groups = read.map((group) =>
    group.flatMap((operand) => (operand !== null && (ofStatements || !isStatement(operand)) ? [operand] : [])),
  );
  const whole = groups.every((group, k) => group.length === read[k]?.length && !group.some(isLetter));
  return whole ? states(groups.flat(), groups) : null;
}

/** The letters `e` and `i` by themselves are mostly variables. */
function isLetter(operand: Expr): boolean {
  return operand.kind === 'constant' && (operand.name === 'e' || operand.name === 'i');
}
