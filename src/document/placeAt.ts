import { derivationIn } from './derivationsIn.ts';
import { mathSpanAt } from './mathSpan.ts';
import { problemIn } from './problemAt.ts';
import type { DocumentReading } from './readDocument.ts';
import type { DocumentDerivation, DocumentProblem } from './reading/reading.ts';

/** What stands at a place: a derivation, or a problem that has none. */
export interface PlaceReading {
  readonly derivation: DocumentDerivation | null;
  /** The problem there; null where a derivation is, which names its own. */
  readonly problem: DocumentProblem | null;
  /** For each step of the derivation, whether its text is the inside of a formula: a row of an `align`, say. */
  readonly rows: readonly boolean[];
}

/** What stands at an offset of a document that was read. */
export function placeIn(reading: DocumentReading, offset: number): PlaceReading {
  const derivation = derivationIn(reading, offset);
  if (derivation === null) return { derivation, problem: problemIn(reading, offset), rows: [] };
  const rows = derivation.steps.map(({ span }) => {
    const formula = mathSpanAt(reading.spans, span.start);
    return formula !== null && (formula.start < span.start || formula.end > span.end);
  });
  return { derivation, problem: null, rows };
}
