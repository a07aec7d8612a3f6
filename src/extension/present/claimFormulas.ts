import type { Mark } from '../marks/mark.ts';
import { claimPieces } from './claimPieces.ts';

/** The formulas a step's evidence shows, each once. */
export function claimFormulas({ judged }: Mark): readonly string[] {
  const claims = judged.evidence.flatMap((one) => (one.witness === 'symbolic' ? one.findings : []));
  const pieces = claims.flatMap(({ claim }) => claimPieces(claim));
  return [...new Set(pieces.flatMap(({ kind, text }) => (kind === 'math' ? [text] : [])))];
}
