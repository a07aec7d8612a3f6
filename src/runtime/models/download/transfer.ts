import type { OnProgress } from './progress.ts';

/** One attempt to get a file from one source. `part` is where its bytes are gathered; what is there already is used. */
export interface Transfer {
  readonly part: string;
  readonly totalBytes: number;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/** A source that could not deliver; the next one is tried. The message says why, to show. */
export class SourceFailed extends Error {
  override readonly name = 'SourceFailed';
}
