import { Worker } from 'node:worker_threads';
import type { Disposable } from '../../core/disposable.ts';
import type { Logger } from '../../core/logger.ts';

/** What a thread is, and how its replies are read. */
export interface ThreadOptions<Reply> {
  /** Absolute path of the built thread. */
  readonly script: string;
  /** Names it in the log: `typesetting`. */
  readonly name: string;
  /** Without an answer for so long the thread is replaced. */
  readonly limitMs: number;
  readonly heapMb: number;
  /** Reads a reply. @throws ZodError when it is none */
  readonly read: (message: unknown) => Reply;
  readonly log: Logger;
}

/** What every reply tells: the request it answers, and whether more of the same answer follow. */
export interface ThreadReply {
  readonly id: number;
  readonly more?: boolean | undefined;
}

interface Waiting<Reply> {
  readonly replies: Reply[];
  readonly end: (replies: readonly Reply[] | null) => void;
}

/**
 * Work that is too heavy for the extension host, done in a thread of its own that starts with the first request. A
 * request that takes longer than the limit costs the thread, not the editor; a new thread serves the next.
 */
export class Thread<Reply extends ThreadReply> implements Disposable {
  readonly #waiting = new Map<number, Waiting<Reply>>();
  #worker: Worker | null = null;
  #next = 0;

  constructor(private readonly options: ThreadOptions<Reply>) {}

  /** Starts the thread ahead of the first request. */
  warm(): void {
    this.#running();
  }

  /** All replies to a request, in order, or null when the thread was replaced before the last one. */
  async ask(request: object): Promise<readonly Reply[] | null> {
    const id = this.#next++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#fail('It took too long.');
      }, this.options.limitMs);
      const end = (replies: readonly Reply[] | null): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(replies);
      };
      this.#waiting.set(id, { replies: [], end });
      this.#running().postMessage({ ...request, id });
    });
  }

  #running(): Worker {
    this.#worker ??= this.#start();
    return this.#worker;
  }

  #start(): Worker {
    const { script, heapMb } = this.options;
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    worker.on('message', (message: unknown) => {
      this.#receive(message);
    });
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#fail(error.message);
    });
    worker.unref();
    return worker;
  }

  #receive(message: unknown): void {
    const reply = this.options.read(message);
    const waiting = this.#waiting.get(reply.id);
    waiting?.replies.push(reply);
    if (reply.more !== true) waiting?.end(waiting.replies);
  }

  #fail(reason: string): void {
    this.options.log.warn(`The ${this.options.name} thread was replaced.`, { reason });
    this.dispose();
  }

  dispose(): void {
    void this.#worker?.terminate();
    this.#worker = null;
    for (const { end } of [...this.#waiting.values()]) end(null);
  }
}
