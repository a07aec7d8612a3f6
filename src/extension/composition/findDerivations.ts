import type { FindDerivations } from '../check/documentChecker.ts';
import { cellOf, derivationsOf } from '../notebook/cells/cellTexts.ts';
import type { Reading } from '../reading/reading.ts';

/** Documents are read in their thread; a cell, which is short, where the cells above it are at hand. */
export function derivationFinder(reading: Reading): FindDerivations {
  return async ({ address, text, language }, near, most) =>
    cellOf(address) === null
      ? reading.derivationsNear(text, language, near, most)
      : { derivations: derivationsOf(text, language, address), left: 0 };
}
