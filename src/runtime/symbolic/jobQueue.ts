import type { Disposable } from '../../core/disposable.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';
import { AbortListeners } from './abortListeners.ts';
import type { Task } from './messages.ts';
import type { StartThread, WorkThread } from './workThread.ts';

/** A job's end: its result, or that it was too large for its time or memory. */
export type JobEnd = { readonly kind: 'result'; readonly result: unknown } | { readonly kind: 'too-large' };

export interface QueueOptions {
  readonly startThread: StartThread;
  readonly limitMs: number;
  readonly logger: Logger;
}

interface Waiting {
  readonly id: number;
  readonly task: Task;
  readonly resolve: (end: JobEnd) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that does not even start, so many times in a row, is not started again. */
const START_LIMIT = 3;

/** Runs jobs one after another in a thread that is killed and replaced when one passes its limit. */
export class JobQueue implements Disposable {
  private readonly waiting: Waiting[] = [];
  private readonly aborts = new AbortListeners();
  private thread: WorkThread | null = null;
  private isReady = false;
  private failedStarts = 0;
  private current: Waiting | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private nextId = 1;

  constructor(private readonly options: QueueOptions) {}

  /** Starts the thread ahead of the first job. */
  warm(): void {
    this.thread ??= this.startThread();
  }

  run(task: Task, signal?: AbortSignal): Promise<JobEnd> {
    const { promise, resolve, reject } = openPromise<JobEnd>();
    if (signal?.aborted === true) return Promise.reject(abortError(signal));
    const job = { id: this.nextId++, task, resolve, reject };
    const withdraw = (): void => {
      this.withdraw(job, abortError(signal));
    };
    const stopListening = signal && this.aborts.add(signal, withdraw);
    this.waiting.push(job);
    this.next();
    return promise.finally(() => stopListening?.());
  }

  /** Stops the thread; jobs that wait are rejected, later ones start a new thread. */
  dispose(): void {
    const error = new StepwiseError('cancelled', 'Stopped.');
    for (const job of this.waiting.splice(0)) job.reject(error);
    this.current?.reject(error);
    this.replaceThread();
  }

  /** A job that waits is dropped; one under way is left to its limit, only its result is not wanted any more. */
  private withdraw(job: Waiting, error: Error): void {
    const index = this.waiting.indexOf(job);
    if (index >= 0) this.waiting.splice(index, 1);
    job.reject(error);
  }

  private startThread(): WorkThread {
    this.isReady = false;
    return this.options.startThread({
      ready: () => {
        this.isReady = true;
        this.failedStarts = 0;
        this.next();
      },
      result: (_, result) => {
        this.settle((job) => {
          job.resolve({ kind: 'result', result });
        });
      },
      failed: (_, message) => {
        this.settle((job) => {
          job.reject(new StepwiseError('internal', `The symbolic check failed: ${message}`));
        });
      },
      ended: (reason) => {
        this.ended(reason);
      },
    });
  }

  private next(): void {
    this.warm();
    if (!this.isReady || this.current !== null) return;
    const job = this.waiting.shift() ?? null;
    this.current = job;
    this.thread?.hold(job !== null);
    if (job === null) return;
    this.timer = setTimeout(() => {
      this.tooLarge('time');
    }, this.options.limitMs);
    this.thread?.start({ id: job.id, task: job.task });
  }

  private settle(tell: (job: Waiting) => void): void {
    if (this.timer !== null) clearTimeout(this.timer);
    const job = this.current;
    this.current = null;
    if (job !== null) tell(job);
    this.next();
  }

  private tooLarge(what: 'time' | 'memory'): void {
    this.options.logger.info('a symbolic check passed its limit', { what });
    this.replaceThread();
    this.settle((job) => {
      job.resolve({ kind: 'too-large' });
    });
  }

  private replaceThread(): void {
    const old = this.thread;
    this.thread = null;
    this.isReady = false;
    old?.stop().catch((error: unknown) => {
      this.options.logger.warn('a symbolic thread could not be stopped', { error: String(error) });
    });
  }

  private ended(reason: string): void {
    const wasReady = this.isReady;
    this.thread = null;
    this.isReady = false;
    this.options.logger.warn('the symbolic thread ended', { reason });
    if (wasReady) this.tooLarge('memory');
    else this.failedToStart(reason);
  }

  private failedToStart(reason: string): void {
    this.failedStarts += 1;
    if (this.failedStarts < START_LIMIT) {
      this.next();
      return;
    }
    this.failedStarts = 0;
    const error = new StepwiseError('internal', `The symbolic thread does not start: ${reason}`);
    for (const job of this.waiting.splice(0)) job.reject(error);
  }
}

function openPromise<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

function abortError(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new DOMException('Stopped.', 'AbortError');
}
