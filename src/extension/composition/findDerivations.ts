import type { FindDerivations } from '../check/documentChecker.ts';
import { aboveOf, cellOf, refuseTooLarge } from '../notebook/cells/cellTexts.ts';
import type { Reading } from '../reading/reading.ts';

/** Documents are read in their thread, and so are cells, each with what the cells above add to it. */
export function derivationFinder(reading: Pick<Reading, 'derivationsNear'>): FindDerivations {
  return async ({ address, text, language }, near, most) => {
    const cell = cellOf(address);
    if (cell === null) return reading.derivationsNear(text, language, near, most);
    refuseTooLarge(cell, text.length);
    return reading.derivationsNear(text, language, near, most, aboveOf(cell));
  };
}
