import type { AnswerComparison } from '../../../core/symbolicWitness.ts';

/** Equal, with why. */
export function equal(reason: string): AnswerComparison {
  return { verdict: 'equal', reason };
}

/** Different, with why. */
export function different(reason: string): AnswerComparison {
  return { verdict: 'different', reason };
}

/** Not decided, with why. */
export function undecided(reason: string): AnswerComparison {
  return { verdict: 'undecided', reason };
}

/** Equal when all are; different as soon as one is; else undecided. The parts are compared only as far as needed. */
export function allEqual(parts: Iterable<AnswerComparison>, reason: string): AnswerComparison {
  let open: AnswerComparison | null = null;
  for (const part of parts) {
    if (part.verdict === 'different') return part;
    if (part.verdict === 'undecided') open = part;
  }
  return open ?? equal(reason);
}

/**
 * Whether every member of `a` meets one of `b` and the other way round: sets, and answers in any order. `counted`
 * asks for as many members on both sides as well.
 */
export function matchAll<T>(
  a: readonly T[],
  b: readonly T[],
  compare: (left: T, right: T) => AnswerComparison,
): AnswerComparison {
  const table = a.map((left) => b.map((right) => compare(left, right).verdict));
  const rows = table.map(best);
  const columns = b.map((_, k) => best(table.map((row) => row[k] ?? 'different')));
  const all = best([...rows, ...columns].map(opposite));
  if (all === 'equal') return different('one has a member that the other lacks');
  return all === 'different' ? equal('the same members') : undecided('a member could not be compared');
}

type Verdict = AnswerComparison['verdict'];

function best(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('equal')) return 'equal';
  return verdicts.includes('undecided') ? 'undecided' : 'different';
}

function opposite(verdict: Verdict): Verdict {
  if (verdict === 'undecided') return verdict;
  return verdict === 'equal' ? 'different' : 'equal';
}
