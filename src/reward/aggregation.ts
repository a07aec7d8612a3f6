import type { MarkFormat } from './markFormat.ts';

/**
 * How the scores of steps become one of the derivation: the minimum (Math-Shepherd, WizardMath), the product
 * (Let's Verify Step by Step; Qwen2.5-Math-PRM), the mean (RLHFlow) or the last (search-and-learn).
 */
export type Aggregation = MarkFormat['aggregation'];

/** One score in `[0, 1]` for a derivation, or null when no step has one. Steps without a score are passed over. */
export function aggregate(how: Aggregation, scores: readonly (number | null)[]): number | null {
  const known = scores.filter((score) => score !== null);
  const last = known.at(-1);
  if (last === undefined) return null;
  switch (how) {
    case 'min':
      return Math.min(...known);
    case 'product':
      return known.reduce((product, score) => product * score, 1);
    case 'mean':
      return known.reduce((sum, score) => sum + score, 0) / known.length;
    case 'last':
      return last;
  }
}
