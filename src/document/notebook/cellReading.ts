import { type MacroTable, readMacros } from '../macros/readMacros.ts';
import { derivationFrom, type DocumentReading, problemFrom, readDocument } from '../readDocument.ts';
import type { DocumentDerivation, DocumentProblem } from '../reading/reading.ts';
import type { CellText } from './cellText.ts';

/** What one cell's text says by itself, each part read when it is first asked for. */
class CellReading {
  #macros: MacroTable | null = null;
  #reading: DocumentReading | null = null;

  constructor(private readonly cell: CellText) {}

  get macros(): MacroTable {
    return (this.#macros ??= readMacros(this.cell.text));
  }

  get problems(): readonly DocumentProblem[] {
    const reading = this.#read();
    return inOrder(reading.problems.map((place) => problemFrom(reading, place)));
  }

  get derivations(): readonly DocumentDerivation[] {
    const reading = this.#read();
    return inOrder(reading.derivations.map((place) => derivationFrom(reading, place)));
  }

  #read(): DocumentReading {
    return (this.#reading ??= readDocument(this.cell.text, this.cell.language));
  }
}

function inOrder<T extends DocumentProblem | DocumentDerivation>(found: readonly T[]): readonly T[] {
  return [...found].sort((a, b) => a.span.start - b.span.start);
}

const readings = new WeakMap<CellText, CellReading>();

/** The reading of a cell: the same object is read once, for each cell is asked again for every cell below it. */
export function readingOf(cell: CellText): CellReading {
  const reading = readings.get(cell) ?? new CellReading(cell);
  readings.set(cell, reading);
  return reading;
}
