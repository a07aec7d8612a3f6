import { parentPort } from 'node:worker_threads';
import { type ReadReply, type ReadRequest, readRequest } from './messages.ts';
import { makeReader, type Reader } from './reader.ts';

/** Derivations or tasks given in one part: their validation stays far under what the extension host may take at once. */
const PART = 40;

const SHORT = 50_000;

/** A list part by part; one empty part where it is empty. */
function* parts<T>(all: readonly T[]): Generator<{ readonly part: readonly T[]; readonly more: boolean }> {
  for (let from = 0; from === 0 || from < all.length; from += PART)
    yield { part: all.slice(from, from + PART), more: from + PART < all.length };
}

/** Answers one request, in as many parts as it takes. */
function* answers(reader: Reader, request: ReadRequest): Generator<ReadReply> {
  const { id, ask } = request;
  switch (ask) {
    case 'derivations': {
      const { text, language, near, most, cells } = request;
      const { derivations, left } = reader.derivationsNear(text, language, near, most, cells ?? undefined);
      for (const { part, more } of parts(derivations)) yield { id, ask, derivations: part, left, more };
      return;
    }
    case 'tasks':
      for (const { part, more } of parts(reader.cellTasks(request.cell, request.cells)))
        yield { id, ask, tasks: part, more };
      return;
    case 'landmarks': {
      const { text, language, near, most } = request;
      yield { id, ask, landmarks: reader.landmarks(text, language, near, most), more: false };
      return;
    }
    case 'place':
      yield { id, ask, place: reader.placeAt(request.text, request.language, request.offset), more: false };
      return;
    case 'marks':
      yield { id, ask, ...reader.markEdits(request.text, request.language, request.step), more: false };
      return;
    case 'cells':
      yield { id, ask, ...reader.cells(request), more: false };
      return;
    case 'problem':
      yield { id, ask, problem: reader.problemAt(request.text, request.language, request.at), more: false };
      return;
    case 'edit':
      yield { id, ask, edit: reader.solutionEdit(request.text, request.problem, request.rendered), more: false };
  }
}

/** Read before the first request, so that loading the readers costs no document its time. */
const WARM_UP = 'Solve $x + 1 = 3$.\n\n1. $x = 3 - 1$\n2. Then $x = 2$ *is* the answer.\n\n$$x = 2$$\n';

// The reading thread: a long document takes far longer to read than the extension host may be busy.
// Short texts have a reader of their own: the cells of a notebook do not make a long document be read from its start.
const short = makeReader();
const long = makeReader();
makeReader().derivationsNear(WARM_UP, 'markdown', 0, 1);
parentPort?.on('message', (message: unknown) => {
  const request = readRequest.parse(message);
  const reader = 'text' in request && request.text.length >= SHORT ? long : short;
  for (const reply of answers(reader, request)) parentPort?.postMessage(reply);
});
