import { Worker } from 'node:worker_threads';
import { replySchema, type Job } from './messages.ts';

/** How a thread tells what happens to it. */
export interface ThreadListener {
  ready(): void;
  result(id: number, result: unknown): void;
  failed(id: number, message: string): void;
  /** Called once, when it ended by itself: out of memory, or a fault outside any job. */
  ended(reason: string): void;
}

/** One worker thread that does symbolic work. It keeps the process alive only while it is held. */
export class SymbolicThread {
  private readonly worker: Worker;
  private over = false;

  constructor(
    script: URL | string,
    memoryMb: number,
    private readonly listener: ThreadListener,
  ) {
    this.worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 } });
    this.worker.on('message', (message: unknown) => {
      this.receive(message);
    });
    this.worker.on('error', (error: Error) => {
      this.end(error.message);
    });
    this.worker.on('exit', () => {
      this.end('the thread ended');
    });
  }

  start(job: Job): void {
    this.worker.postMessage(job);
  }

  hold(alive: boolean): void {
    if (alive) this.worker.ref();
    else this.worker.unref();
  }

  /** Stops it, also in the middle of a job; nothing is told of it any more. */
  async stop(): Promise<void> {
    this.over = true;
    await this.worker.terminate();
  }

  private receive(message: unknown): void {
    if (this.over) return;
    const reply = replySchema.parse(message);
    if (reply.kind === 'ready') this.listener.ready();
    else if (reply.kind === 'result') this.listener.result(reply.id, reply.result);
    else this.listener.failed(reply.id, reply.message);
  }

  private end(reason: string): void {
    if (this.over) return;
    this.over = true;
    this.listener.ended(reason);
  }
}
