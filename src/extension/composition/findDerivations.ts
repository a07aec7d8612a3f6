import type { FindDerivations } from '../check/documentChecker.ts';
import { cellOf, derivationsOf } from '../notebook/cells/cellTexts.ts';
import type { ReadingThread } from '../reading/readingThread.ts';

/** Documents are read in their thread; a cell, which is short, where the cells above it are at hand. */
export function derivationFinder(reading: ReadingThread): FindDerivations {
  return async ({ address, text, language }, near, most) =>
    cellOf(address) === null
      ? reading.derivationsNear(text, language, near, most)
      : { derivations: derivationsOf(text, language, address), left: 0 };
}
