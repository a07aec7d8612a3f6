import { silent, type Logger } from '../../core/logger.ts';
import { JobQueue } from './jobQueue.ts';
import { nodeThreads } from './nodeThread.ts';
import { QueuedWitness } from './queuedWitness.ts';

export interface SymbolicHostOptions {
  /** The built thread, `dist/symbolic.js`. */
  readonly script: URL | string;
  /** Milliseconds of work one check may take; past them it is undecided. */
  readonly limitMs?: number;
  readonly memoryMb?: number;
  readonly logger?: Logger;
}

/** Processor time of this process, its threads included: a thread under way cannot have used more. */
function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The symbolic witness in a worker thread of Node. */
export class SymbolicHost extends QueuedWitness {
  constructor({ script, limitMs = 250, memoryMb = 512, logger = silent }: SymbolicHostOptions) {
    super(new JobQueue({ startThread: nodeThreads(script, memoryMb), limitMs, logger, workedMs }));
  }
}
