import {
  cellDerivationsNear,
  cellTasks,
  contextBelow,
  DocumentReader,
  markEdit,
  readCells,
} from '../../document/index.ts';
import type { Reading } from './reading.ts';

/** Reads documents where it is called: for an extension host that is a worker already. */
export function readHere(): Reading {
  const reader = new DocumentReader();
  return {
    derivationsNear: (text, language, near, most, cells) =>
      Promise.resolve(
        cells === undefined
          ? reader.derivationsNear(text, language, near, most)
          : cellDerivationsNear({ text, language }, cells, near, most),
      ),
    landmarks: (...asked) => Promise.resolve(reader.landmarks(...asked)),
    problemAt: (...asked) => Promise.resolve(reader.problemAt(...asked)),
    placeAt: (...asked) => Promise.resolve(reader.placeAt(...asked)),
    markEdits: (text, language, span) => {
      const step = { text: text.slice(span.start, span.end), span };
      return Promise.resolve({
        given: markEdit(text, language, step, 'given'),
        ignore: markEdit(text, language, step, 'ignored'),
      });
    },
    cellTasks: (cell, cells) => Promise.resolve(cellTasks(cell, contextBelow(cells))),
    cells: (asked) => Promise.resolve(readCells(asked)),
    solutionEdit: (...asked) => Promise.resolve(reader.solutionEdit(...asked)),
  };
}
