import { Worker } from 'node:worker_threads';
import { ThreadVoice, type StartThread } from './workThread.ts';

/** Starts worker threads of Node from a script, each with its own limit of memory. */
export function nodeThreads(script: URL | string, memoryMb: number): StartThread {
  return (listener) => {
    const voice = new ThreadVoice(listener);
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 } });
    worker.on('message', (message: unknown) => {
      voice.says(message);
    });
    worker.on('error', (error: Error) => {
      voice.ends(error.message);
    });
    worker.on('exit', () => {
      voice.ends('the thread ended');
    });
    return {
      start(jobs) {
        worker.postMessage(jobs);
      },
      hold(alive) {
        if (alive) worker.ref();
        else worker.unref();
      },
      async stop() {
        voice.silence();
        await worker.terminate();
      },
    };
  };
}
