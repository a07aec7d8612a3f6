import { stepPieces } from '../../../document/index.ts';
import { isFormula, withoutDelimiters } from '../../typeset/isFormula.ts';
import type { OutputPiece } from './schema.ts';

/** A step's text cut into words and formulas; a row of a display formula is a formula as a whole. */
export function textPieces(text: string, isRow: boolean): OutputPiece[] {
  if (isRow) return [{ kind: 'math', text: withoutDelimiters(text) }];
  return stepPieces(text).map(({ kind, text }) => ({ kind, text }));
}

/** A claim of the symbolic witness: LaTeX without delimiters where it is a formula, else words that may hold some. */
export function claimPieces(claim: string): OutputPiece[] {
  return isFormula(claim) ? [{ kind: 'math', text: withoutDelimiters(claim) }] : textPieces(claim, false);
}
