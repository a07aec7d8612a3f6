import { silent, type Logger } from '../../core/logger.ts';
import { JobQueue } from './jobQueue.ts';
import { QueuedWitness } from './queuedWitness.ts';
import { webThreads } from './webThread.ts';

export interface WebSymbolicHostOptions {
  /** Address of the built worker, `dist/web/symbolic.js`. */
  readonly script: string;
  /** Milliseconds one check may take; past them it is undecided. A browser starts slowly and may have much else to do. */
  readonly limitMs?: number;
  readonly logger?: Logger;
}

/** The symbolic witness in a web worker, for an editor that runs in a browser. */
export class WebSymbolicHost extends QueuedWitness {
  constructor({ script, limitMs = 1000, logger = silent }: WebSymbolicHostOptions) {
    super(new JobQueue({ startThread: webThreads(script), limitMs, logger }));
  }
}
