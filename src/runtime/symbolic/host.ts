import { silent, type Logger } from '../../core/logger.ts';
import { JobQueue } from './jobQueue.ts';
import { nodeThreads } from './nodeThread.ts';
import { QueuedWitness } from './queuedWitness.ts';

export interface SymbolicHostOptions {
  /** The built thread, `dist/symbolic.js`. */
  readonly script: URL | string;
  /** Milliseconds one check may take; past them it is undecided. */
  readonly limitMs?: number;
  readonly memoryMb?: number;
  readonly logger?: Logger;
}

/** The symbolic witness in a worker thread of Node. */
export class SymbolicHost extends QueuedWitness {
  constructor({ script, limitMs = 250, memoryMb = 512, logger = silent }: SymbolicHostOptions) {
    super(new JobQueue({ startThread: nodeThreads(script, memoryMb), limitMs, logger }));
  }
}
