import type { Disposable } from '../../core/disposable.ts';
import type { Logger } from '../../core/logger.ts';
import { type Picture, setReply, type SetRequest } from './messages.ts';
import type { StartTypesetting, TypesetThread } from './typesetThread.ts';

/**
 * Sets formulas in a thread of its own, started with the first formula. A formula that takes longer than the limit costs
 * the thread, not the editor: it gives null, and a new thread serves the next.
 */
export class Typesetter implements Disposable {
  readonly #waiting = new Map<number, (picture: Picture | null) => void>();
  #thread: TypesetThread | null = null;
  #next = 0;

  constructor(
    private readonly startThread: StartTypesetting,
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
      this.#running().ask(request);
    });
  }

  #running(): TypesetThread {
    this.#thread ??= this.#start();
    return this.#thread;
  }

  #start(): TypesetThread {
    const thread = this.startThread({
      message: (message) => {
        this.#receive(message);
      },
      failed: (reason) => {
        if (this.#thread === thread) this.#fail(reason);
      },
    });
    return thread;
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
    this.#thread?.stop();
    this.#thread = null;
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }
}
