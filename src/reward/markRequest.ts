import type { MarkedPiece, MarkRequest } from '../core/scoring.ts';
import type { MarkFormat } from './markFormat.ts';

type Piece = MarkFormat['step'][number];

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(problem|step|number)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A piece that holds the user's text never parses special tokens, whatever the format says. */
function render(piece: Piece, values: Readonly<Record<string, string>>): MarkedPiece {
  const ownText = !/\{(problem|step)\}/.test(piece.text);
  return { text: fill(piece.text, values), special: piece.special && ownText, mark: piece.mark };
}

function stepPieces(format: MarkFormat, step: string, index: number): MarkedPiece[] {
  const values = { step, number: String(index + 1) };
  return format.step.filter((piece) => index >= piece.from).map((piece) => render(piece, values));
}

/** What stands after the last mark is never read, so it is not evaluated either. */
function endAtLastMark(pieces: readonly MarkedPiece[]): readonly MarkedPiece[] {
  return pieces.slice(0, pieces.findLastIndex((piece) => piece.mark) + 1);
}

/** The one prefill that reads a mark after every step: one marked piece a step, in order. */
export function markRequest(format: MarkFormat, problem: string, steps: readonly string[]): MarkRequest {
  const start = format.start.map((piece) => render(piece, { problem }));
  const pieces = [...start, ...steps.flatMap((step, index) => stepPieces(format, step, index))];
  return { pieces: endAtLastMark(pieces), positive: format.positive, negative: format.negative };
}
