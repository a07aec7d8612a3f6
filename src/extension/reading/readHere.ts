import { DocumentReader, markEdit, readCells } from '../../document/index.ts';
import type { Reading } from './reading.ts';

/** Reads documents where it is called: for an extension host that is a worker already. */
export function readHere(): Reading {
  const reader = new DocumentReader();
  return {
    derivationsNear: (...asked) => Promise.resolve(reader.derivationsNear(...asked)),
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
    cells: (asked) => Promise.resolve(readCells(asked)),
    solutionEdit: (...asked) => Promise.resolve(reader.solutionEdit(...asked)),
  };
}
