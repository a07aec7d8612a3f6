import { parentPort } from 'node:worker_threads';
import { DocumentReader } from '../../document/index.ts';
import { type ReadReply, type ReadRequest, readRequest } from './messages.ts';

/** Derivations given in one part: their validation stays far under what the extension host may take at once. */
const PART = 40;

/** Answers one request, in as many parts as it takes. */
function* answers(reader: DocumentReader, request: ReadRequest): Generator<ReadReply> {
  const { id } = request;
  switch (request.ask) {
    case 'derivations': {
      const { text, language, near, most } = request;
      const { derivations, left } = reader.derivationsNear(text, language, near, most);
      for (let from = 0; from === 0 || from < derivations.length; from += PART) {
        const more = from + PART < derivations.length;
        yield { id, ask: 'derivations', derivations: derivations.slice(from, from + PART), left, more };
      }
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

// The reading thread: a long document takes far longer to read than the extension host may be busy.
const reader = new DocumentReader();
parentPort?.on('message', (message: unknown) => {
  for (const reply of answers(reader, readRequest.parse(message))) parentPort?.postMessage(reply);
});
