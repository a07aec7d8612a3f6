import { type StepPiece, stepPieces } from '../../document/index.ts';
import { claimPieces } from '../present/claimPieces.ts';
import { withoutDelimiters } from '../typeset/isFormula.ts';
import type { Picture } from '../typeset/messages.ts';
import type { Piece } from './protocol.ts';

/** Sets a formula in the style of running text; null where it cannot be set. */
export type SetFormula = (latex: string) => Promise<Picture | null>;

type Rich = readonly Piece[];

/** A step's or a problem's text as words and set formulas. `formula` says that all of it is the inside of one. */
export async function richText(text: string, formula: boolean, set: SetFormula): Promise<Rich> {
  if (formula) return [await formulaPiece(withoutDelimiters(text), set)];
  return richPieces(stepPieces(text), set);
}

function richPieces(pieces: readonly StepPiece[], set: SetFormula): Promise<Rich> {
  return Promise.all(
    pieces.map(async (piece): Promise<Piece> =>
      piece.kind === 'math'
        ? formulaPiece(piece.text, set)
        : { kind: 'words', text: piece.text.replace(/\*\*|__/g, '') },
    ),
  );
}

/** A claim as evidence names it: a formula where it is one, words where it is a sentence. */
export function richClaim(claim: string, set: SetFormula): Promise<Rich> {
  return richPieces(claimPieces(claim), set);
}

async function formulaPiece(latex: string, set: SetFormula): Promise<Piece> {
  const picture = await set(latex);
  return { kind: 'formula', latex, svg: picture?.svg ?? null };
}
