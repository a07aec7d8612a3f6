import type { DocumentLanguage, Span } from '../../core/span.ts';
import { findMathSpans, mathSpanAt, stepMarkup, stepPieces } from '../../document/index.ts';

/** A model's step as it must be written to stand in a step's place: inside a formula its words become `\text{…}`. */
export function replacementText(text: string, language: DocumentLanguage, place: Span, written: string): string {
  const formula = mathSpanAt(findMathSpans(text, language), place.start);
  const inside = formula !== null && (formula.start < place.start || formula.end > place.end);
  if (!inside) return stepMarkup(written, language === 'latex' ? 'latex' : 'markdown');
  return stepPieces(written)
    .map((piece) => (piece.kind === 'math' ? piece.text : `\\text{${piece.text.replace(/[\\{}$&#^_%~]/g, '')}}`))
    .join('');
}
