import { parentPort } from 'node:worker_threads';
import { answerJobs, warmUp } from './answerJob.ts';
import type { Reply } from './messages.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread.');
const port = parentPort;
warmUp();
port.on('message', (message: unknown) => {
  port.postMessage(answerJobs(message));
});
port.postMessage({ kind: 'ready' } satisfies Reply);
