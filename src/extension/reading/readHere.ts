import { makeReader } from './reader.ts';
import type { Reading } from './reading.ts';

/** Reads documents where it is called: for an extension host that is a worker already. */
export function readHere(): Reading {
  const reader = makeReader();
  return {
    derivationsNear: later(reader.derivationsNear),
    landmarks: later(reader.landmarks),
    problemAt: later(reader.problemAt),
    placeAt: later(reader.placeAt),
    markEdits: later(reader.markEdits),
    cells: later(reader.cells),
    cellTasks: later(reader.cellTasks),
    solutionEdit: later(reader.solutionEdit),
  };
}

/** The same as a promise, which is rejected where `answer` throws. */
function later<Asked extends readonly unknown[], Answer>(
  answer: (...asked: Asked) => Answer,
): (...asked: Asked) => Promise<Answer> {
  return (...asked) =>
    new Promise((resolve) => {
      resolve(answer(...asked));
    });
}
