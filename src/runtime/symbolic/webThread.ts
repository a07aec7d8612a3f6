import { webWorker } from './webWorker.ts';
import { ThreadVoice, type StartThread } from './workThread.ts';

/** Starts web workers from a script's address. A browser sets their limit of memory by itself. */
export function webThreads(script: string): StartThread {
  return (listener) => {
    const voice = new ThreadVoice(listener);
    const worker = webWorker(script);
    worker.onmessage = ({ data }) => {
      voice.says(data);
    };
    worker.onerror = ({ message }) => {
      voice.ends(message ?? 'the worker failed');
    };
    return {
      start(jobs) {
        worker.postMessage(jobs);
      },
      hold() {
        // A worker of the browser keeps no process alive.
      },
      stop() {
        voice.silence();
        worker.terminate();
        return Promise.resolve();
      },
    };
  };
}
