import { Worker } from 'node:worker_threads';
import type { Disposable } from '../../core/disposable.ts';
import type { Logger } from '../../core/logger.ts';
import { type Picture, setReply, type SetRequest } from './messages.ts';

/**
 * Sets formulas in a thread of its own, started with the first formula. A formula that takes longer than the limit costs
 * the thread, not the editor: it gives null, and a new thread serves the next.
 */
export class Typesetter implements Disposable {
  readonly #waiting = new Map<number, (picture: Picture | null) => void>();
  #worker: Worker | null = null;
  #next = 0;

  constructor(
    private readonly script: string,
    private readonly log: Logger,
    private readonly limitMs = 3000,
  ) {}

  async set(latex: string, macros: Readonly<Record<string, string>>): Promise<Picture | null> {
    const request: SetRequest = { id: this.#next++, latex, macros: { ...macros } };
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#fail('A formula took too long to set.');
      }, this.limitMs);
      this.#waiting.set(request.id, (picture) => {
        clearTimeout(timer);
        resolve(picture);
      });
      this.#running().postMessage(request);
    });
  }

  #running(): Worker {
    this.#worker ??= this.#start();
    return this.#worker;
  }

  #start(): Worker {
    const worker = new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
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
    const { id, picture } = setReply.parse(message);
    this.#waiting.get(id)?.(picture);
    this.#waiting.delete(id);
  }

  #fail(reason: string): void {
    this.log.warn('The typesetting thread was replaced.', { reason });
    this.dispose();
  }

  dispose(): void {
    void this.#worker?.terminate();
    this.#worker = null;
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }
}
