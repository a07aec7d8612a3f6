import { Worker } from 'node:worker_threads';
import type { StartTypesetting } from './typesetThread.ts';

/** Starts typesetting threads of Node from the built script. */
export function nodeTypesetting(script: string): StartTypesetting {
  return (listener) => {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
    worker.on('message', (message: unknown) => {
      listener.message(message);
    });
    worker.on('error', (error) => {
      listener.failed(error.message);
    });
    worker.unref();
    return {
      ask(request) {
        worker.postMessage(request);
      },
      stop() {
        void worker.terminate();
      },
    };
  };
}
