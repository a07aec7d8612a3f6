import { type StepPiece, stepPieces } from '../../document/index.ts';
import { isFormula, withoutDelimiters } from '../typeset/isFormula.ts';

/** What stands in formulas and never in the words between them. */
const RELATION = /[=<>^_]|\\[a-zA-Z]/;

/**
 * A claim as evidence names it, cut into words and formulas: it may be one formula without its delimiters, a sentence with
 * formulas in it, or reach over several formulas of a step ("x = 2$ or $x = 3") so that its outer delimiters are lost.
 */
export function claimPieces(claim: string): readonly StepPiece[] {
  const parts = claim.trim().split(/(?<!\\)\$+/);
  if (parts.length === 1)
    return isFormula(claim) ? [{ kind: 'math', text: withoutDelimiters(claim) }] : stepPieces(claim);
  const outside = parts.filter((_, index) => index % 2 === 0);
  if (!outside.some((part) => RELATION.test(part))) return stepPieces(claim);
  return stepPieces(`$${claim.trim()}${parts.length % 2 === 1 ? '$' : ''}`);
}
