import type { DocumentLanguage, Span } from '../core/span.ts';
import { derivationFrom, readDocument, type DocumentReading } from './readDocument.ts';
import type { DocumentDerivation } from './reading/reading.ts';

/**
 * All derivations of a document, in order: solutions between the project's comments, aligned rows, `=` chains over
 * lines, lists of steps, "Step k:", and sentences that state one thing after another. Each is linked to the problem
 * above it where there is one; each step's text is exactly what its span covers.
 */
export function derivationsIn(text: string, language: DocumentLanguage): DocumentDerivation[] {
  const reading = readDocument(text, language);
  return reading.derivations.map((place) => derivationFrom(reading, place)).sort((a, b) => a.span.start - b.span.start);
}

/** The derivation at an offset, or the one that answers the problem there; null where there is none. */
export function derivationAt(text: string, language: DocumentLanguage, offset: number): DocumentDerivation | null {
  return derivationIn(readDocument(text, language), offset);
}

/** The same for a document that was read already. */
export function derivationIn(reading: DocumentReading, offset: number): DocumentDerivation | null {
  const holds = (span: Span): boolean => span.start <= offset && offset <= span.end;
  const all = [...reading.derivations].sort((a, b) => a.span.start - b.span.start);
  const covering = all.filter(({ span }) => holds(span));
  const place = covering.at(-1) ?? all.find(({ problem }) => problem !== null && holds(problem.span));
  return place ? derivationFrom(reading, place) : null;
}
