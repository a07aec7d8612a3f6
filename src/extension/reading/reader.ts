import {
  cellDerivationsNear,
  cellTasks,
  contextBelow,
  DocumentReader,
  markEdit,
  readCells,
} from '../../document/index.ts';
import type { Reading } from './reading.ts';

/** The questions of a `Reading`, answered at once. */
export type Reader = {
  readonly [Ask in keyof Reading]: (...asked: Parameters<Reading[Ask]>) => Awaited<ReturnType<Reading[Ask]>>;
};

/** Answers where it is called. It remembers the last document; cells are remembered by themselves. */
export function makeReader(): Reader {
  const reader = new DocumentReader();
  return {
    derivationsNear: (text, language, near, most, cells) =>
      cells === undefined
        ? reader.derivationsNear(text, language, near, most)
        : cellDerivationsNear({ text, language }, cells, near, most),
    landmarks: (...asked) => reader.landmarks(...asked),
    problemAt: (...asked) => reader.problemAt(...asked),
    placeAt: (...asked) => reader.placeAt(...asked),
    markEdits: (text, language, span) => {
      const step = { text: text.slice(span.start, span.end), span };
      return { given: markEdit(text, language, step, 'given'), ignore: markEdit(text, language, step, 'ignored') };
    },
    cells: readCells,
    cellTasks: (cell, cells) => cellTasks(cell, contextBelow(cells)),
    solutionEdit: (...asked) => reader.solutionEdit(...asked),
  };
}
