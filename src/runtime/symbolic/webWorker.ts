/** A worker of the browser, as far as it is used here. */
export interface WebWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

declare const Worker: new (script: string) => WebWorker;

/** Starts a classic worker from a script's address. */
export function webWorker(script: string): WebWorker {
  return new Worker(script);
}
