import { webWorker } from '../../runtime/symbolic/webWorker.ts';
import type { StartTypesetting } from './typesetThread.ts';

/** Starts typesetting workers of the browser from the built script's address. */
export function webTypesetting(script: string): StartTypesetting {
  return (listener) => {
    const worker = webWorker(script);
    worker.onmessage = ({ data }) => {
      listener.message(data);
    };
    worker.onerror = ({ message }) => {
      listener.failed(message ?? 'the worker failed');
    };
    return {
      ask(request) {
        worker.postMessage(request);
      },
      stop() {
        worker.terminate();
      },
    };
  };
}
