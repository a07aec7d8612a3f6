import { parentPort } from 'node:worker_threads';
import {
  cellDerivationsNear,
  cellTasks,
  contextBelow,
  DocumentReader,
  markEdit,
  readCells,
} from '../../document/index.ts';
import { type ReadReply, type ReadRequest, readRequest } from './messages.ts';

/** Derivations or tasks given in one part: their validation stays far under what the extension host may take at once. */
const PART = 40;

const SHORT = 50_000;

/** A list part by part; one empty part where it is empty. */
function* parts<T>(all: readonly T[]): Generator<{ readonly part: readonly T[]; readonly more: boolean }> {
  for (let from = 0; from === 0 || from < all.length; from += PART)
    yield { part: all.slice(from, from + PART), more: from + PART < all.length };
}

/** Answers one request, in as many parts as it takes. */
function* answers(reader: DocumentReader, request: ReadRequest): Generator<ReadReply> {
  const { id } = request;
  switch (request.ask) {
    case 'derivations': {
      const { text, language, near, most, cells } = request;
      const { derivations, left } =
        cells === null
          ? reader.derivationsNear(text, language, near, most)
          : cellDerivationsNear({ text, language }, cells, near, most);
      for (const { part, more } of parts(derivations)) yield { id, ask: 'derivations', derivations: part, left, more };
      return;
    }
    case 'tasks': {
      const tasks = cellTasks(request.cell, contextBelow(request.cells));
      for (const { part, more } of parts(tasks)) yield { id, ask: 'tasks', tasks: part, more };
      return;
    }
    case 'landmarks': {
      const landmarks = reader.landmarks(request.text, request.language, request.near, request.most);
      yield { id, ask: 'landmarks', landmarks, more: false };
      return;
    }
    case 'place': {
      const place = reader.placeAt(request.text, request.language, request.offset);
      yield { id, ask: 'place', place, more: false };
      return;
    }
    case 'marks': {
      const { text, language, step } = request;
      const written = { text: text.slice(step.start, step.end), span: step };
      const [given, ignore] = (['given', 'ignored'] as const).map((mark) => markEdit(text, language, written, mark));
      yield { id, ask: 'marks', given: given ?? null, ignore: ignore ?? null, more: false };
      return;
    }
    case 'cells': {
      yield { id, ask: 'cells', ...readCells(request), more: false };
      return;
    }
    case 'problem': {
      const problem = reader.problemAt(request.text, request.language, request.at);
      yield { id, ask: 'problem', problem, more: false };
      return;
    }
    case 'edit': {
      const edit = reader.solutionEdit(request.text, request.problem, request.rendered);
      yield { id, ask: 'edit', edit, more: false };
    }
  }
}

/** Read before the first request, so that loading the readers costs no document its time. */
const WARM_UP = 'Solve $x + 1 = 3$.\n\n1. $x = 3 - 1$\n2. Then $x = 2$ *is* the answer.\n\n$$x = 2$$\n';

// The reading thread: a long document takes far longer to read than the extension host may be busy.
// Short texts have a reader of their own: the cells of a notebook do not make a long document be read from its start.
const short = new DocumentReader();
const long = new DocumentReader();
new DocumentReader().derivationsNear(WARM_UP, 'markdown', 0, 1);
parentPort?.on('message', (message: unknown) => {
  const request = readRequest.parse(message);
  const reader = 'text' in request && request.text.length >= SHORT ? long : short;
  for (const reply of answers(reader, request)) parentPort?.postMessage(reply);
});
