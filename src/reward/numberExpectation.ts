import type { NumberExpectation } from '../core/evidence.ts';
import type { DigitPiece } from '../core/scoring.ts';

const NUMBER = /\d(?:[\d,.]*\d)?/g;
/** A digit that is never expected at all adds no more than this probability's surprise. */
const FLOOR = 1e-6;

/** What a model reads to say how far it expects the digits of each step: the problem and all steps, one a line. */
export function digitPieces(problem: string, steps: readonly string[]): readonly DigitPiece[] {
  return [{ text: `${problem}\n`, read: false }, ...steps.map((step) => ({ text: `${step}\n`, read: true }))];
}

/** The number that the digit of this rank stands in, digits counted from 0. */
function numberOf(text: string, rank: number): string {
  let before = 0;
  for (const [number] of text.matchAll(NUMBER)) {
    before += number.match(/\d/g)?.length ?? 0;
    if (rank < before) return number;
  }
  return '';
}

/** A step's expectation from the probabilities of its digits, in their order; null when it has none. */
export function numberExpectation(step: string, probabilities: readonly number[]): NumberExpectation | null {
  if (probabilities.length === 0) return null;
  const probability = Math.min(...probabilities);
  const surprise = probabilities.reduce((sum, one) => sum - Math.log(Math.max(one, FLOOR)), 0);
  // A digit at the very start of a text has no probability: the last digits are those that were read.
  const digits = step.match(/\d/g)?.length ?? 0;
  const rank = digits - probabilities.length + probabilities.indexOf(probability);
  return { surprise, least: { probability, number: numberOf(step, rank) } };
}
