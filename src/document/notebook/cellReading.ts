import { derivationsIn } from '../derivationsIn.ts';
import { type MacroTable, readMacros } from '../macros/readMacros.ts';
import { problemsIn } from '../problemsIn.ts';
import type { DocumentDerivation, DocumentProblem } from '../reading/reading.ts';
import type { CellText } from './cellText.ts';

/** What one cell's text says by itself, each part read when it is first asked for. */
class CellReading {
  #macros: MacroTable | null = null;
  #problems: readonly DocumentProblem[] | null = null;
  #derivations: readonly DocumentDerivation[] | null = null;

  constructor(private readonly cell: CellText) {}

  get macros(): MacroTable {
    return (this.#macros ??= readMacros(this.cell.text));
  }

  get problems(): readonly DocumentProblem[] {
    return (this.#problems ??= problemsIn(this.cell.text, this.cell.language));
  }

  get derivations(): readonly DocumentDerivation[] {
    return (this.#derivations ??= derivationsIn(this.cell.text, this.cell.language));
  }
}

const readings = new WeakMap<CellText, CellReading>();

/** The reading of a cell: the same object is read once, for each cell is asked again for every cell below it. */
export function readingOf(cell: CellText): CellReading {
  const reading = readings.get(cell) ?? new CellReading(cell);
  readings.set(cell, reading);
  return reading;
}
