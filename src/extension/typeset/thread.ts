import { parentPort } from 'node:worker_threads';
import { mathSvg } from './mathSvg.ts';
import { type SetReply, setRequest } from './messages.ts';

/** The typesetting thread: MathJax is too heavy and too slow for the extension host. */
parentPort?.on('message', (message: unknown) => {
  const { id, latex, macros } = setRequest.parse(message);
  const reply: SetReply = { id, picture: mathSvg(latex, macros) };
  parentPort?.postMessage(reply);
});
