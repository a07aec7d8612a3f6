import type { Disposable } from '../../core/disposable.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';
import { AbortListeners } from './abortListeners.ts';
import type { Answer, Task } from './messages.ts';
import type { StartThread, WorkThread } from './workThread.ts';

/** A job's end: its result, or that it was too large for its time or memory. */
export type JobEnd = { readonly kind: 'result'; readonly result: unknown } | { readonly kind: 'too-large' };

export interface QueueOptions {
  readonly startThread: StartThread;
  readonly limitMs: number;
  readonly logger: Logger;
  /**
   * Milliseconds that this process was at work so far, all its threads together, where that is known. A thread that did not
   * get the processor has not used up its time: it is waited for longer, but not for ever.
   */
  readonly workedMs?: () => number;
}

/** How many times its limit a job is waited for on a machine that does much else. */
const PATIENCE = 20;
/** A job that has nearly used up its time is looked at again after so many milliseconds. */
const SOON_MS = 10;

interface Waiting {
  readonly id: number;
  readonly task: Task;
  readonly resolve: (end: JobEnd) => void;
  readonly reject: (error: Error) => void;
  /** It was among jobs that took too long together, so that the next time it is given alone. */
  alone: boolean;
}

/** Jobs given together: most take a fraction of a millisecond, less than a message does. */
const TOGETHER = 16;

/** A moment, in milliseconds that have passed and in those the process was at work. */
interface Spent {
  readonly passed: number;
  readonly worked: number;
}

/** A thread that does not even start, so many times in a row, is not started again. */
const START_LIMIT = 3;

/**
 * Runs jobs one after another in a thread that is killed and replaced when one passes its limit. Jobs that wait are given
 * to it together; where these pass the limit, each is given again by itself, so that only the one that is too large is lost.
 */
export class JobQueue implements Disposable {
  private readonly waiting: Waiting[] = [];
  private readonly aborts = new AbortListeners();
  private thread: WorkThread | null = null;
  private isReady = false;
  private failedStarts = 0;
  private current: readonly Waiting[] = [];
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
    const job = { id: this.nextId++, task, resolve, reject, alone: false };
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
    for (const job of [...this.waiting.splice(0), ...this.current]) job.reject(error);
    this.finish();
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
      answered: (answers) => {
        const jobs = this.finish();
        for (const answer of answers) settle(jobs, answer);
        this.next();
      },
      ended: (reason) => {
        this.ended(reason);
      },
    });
  }

  private next(): void {
    this.warm();
    if (!this.isReady || this.current.length > 0) return;
    const apart = this.waiting.findIndex(({ alone }) => alone);
    const jobs = this.waiting.splice(0, apart < 0 ? TOGETHER : Math.max(1, Math.min(apart, TOGETHER)));
    this.current = jobs;
    this.thread?.hold(jobs.length > 0);
    if (jobs.length === 0) return;
    this.watch(this.spent());
    this.thread?.start(jobs.map(({ id, task }) => ({ id, task })));
  }

  /** Ends the jobs under way when they have used up their time. */
  private watch(since: Spent, waitMs = this.options.limitMs): void {
    this.timer = setTimeout(() => {
      const { limitMs } = this.options;
      const { worked, passed } = this.spent();
      const left = limitMs - (worked - since.worked);
      if (left <= 0 || passed - since.passed >= PATIENCE * limitMs) this.tooLarge('time');
      else this.watch(since, Math.max(SOON_MS, left));
    }, waitMs);
  }

  private spent(): Spent {
    const passed = performance.now();
    return { passed, worked: this.options.workedMs?.() ?? passed };
  }

  /** Ends what is under way, and gives its jobs. */
  private finish(): readonly Waiting[] {
    if (this.timer !== null) clearTimeout(this.timer);
    const jobs = this.current;
    this.current = [];
    return jobs;
  }

  private tooLarge(what: 'time' | 'memory'): void {
    this.replaceThread();
    const jobs = this.finish();
    if (jobs.length > 1) this.waiting.unshift(...jobs.map((job) => Object.assign(job, { alone: true })));
    else {
      this.options.logger.info('a symbolic check passed its limit', { what });
      jobs[0]?.resolve({ kind: 'too-large' });
    }
    this.next();
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

function settle(jobs: readonly Waiting[], answer: Answer): void {
  const job = jobs.find(({ id }) => id === answer.id);
  if (answer.kind === 'result') job?.resolve({ kind: 'result', result: answer.result });
  else job?.reject(new StepwiseError('internal', `The symbolic check failed: ${answer.message}`));
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
