import type { ScoringRule, SymbolicWitness } from '../core/symbolicWitness.ts';
import type { MarkedProblem } from './answerMeasures.ts';
import type { SolvedProblem } from './results.ts';
import type { AnswerRow } from './rows/schemas.ts';

/**
 * Compares each distinct answer of a problem with the reference, and the answers with each other, so that answers that
 * are equal (`1/2`, `0.5`) are one vote.
 */
export async function markAnswers(
  row: AnswerRow,
  result: SolvedProblem,
  witness: SymbolicWitness,
  rule: ScoringRule,
): Promise<MarkedProblem> {
  const answers = [...new Set(result.attempts.map((attempt) => attempt.answer).filter((answer) => answer !== null))];
  if (result.answer !== null && !answers.includes(result.answer)) answers.push(result.answer);
  const right = new Map<string, boolean>();
  for (const answer of answers) right.set(answer, await isEqual(witness, row.answer, answer, rule));
  const keys = await keysOf(answers, witness);
  return { row, result, right, keyOf: (answer) => keys.get(answer) ?? answer };
}

async function keysOf(answers: readonly string[], witness: SymbolicWitness): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  for (const answer of answers) {
    let key = answer;
    for (const known of new Set(keys.values())) if (await isEqual(witness, known, answer, 'strict')) key = known;
    keys.set(answer, key);
  }
  return keys;
}

async function isEqual(witness: SymbolicWitness, gold: string, answer: string, rule: ScoringRule): Promise<boolean> {
  return (await witness.compareAnswers(gold, answer, rule)).verdict === 'equal';
}
