/** The scope of a browser's worker, as far as it is used here. */
export interface WorkerScope {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

declare const self: WorkerScope;

/** The scope of the worker this runs in. */
export function workerScope(): WorkerScope {
  return self;
}
