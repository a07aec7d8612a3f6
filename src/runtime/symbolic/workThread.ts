import { type Answer, replySchema, type Job } from './messages.ts';

/** How a thread tells what happens to it. */
export interface ThreadListener {
  ready(): void;
  /** The answers to all jobs that were started together. */
  answered(answers: readonly Answer[]): void;
  /** Called once, when it ended by itself: out of memory, or a fault outside any job. */
  ended(reason: string): void;
}

/** One thread that does symbolic work, whatever the platform calls a thread. */
export interface WorkThread {
  start(jobs: readonly Job[]): void;
  /** Whether it keeps the process alive. */
  hold(alive: boolean): void;
  /** Stops it, also in the middle of its jobs; nothing is told of it any more. */
  stop(): Promise<void>;
}

/** Starts a thread that tells the listener what happens to it. */
export type StartThread = (listener: ThreadListener) => WorkThread;

/** Passes on what a thread says, until it has ended or was stopped. */
export class ThreadVoice {
  private over = false;

  constructor(private readonly listener: ThreadListener) {}

  says(message: unknown): void {
    if (this.over) return;
    const reply = replySchema.parse(message);
    if (reply.kind === 'ready') this.listener.ready();
    else this.listener.answered(reply.answers);
  }

  ends(reason: string): void {
    if (this.over) return;
    this.over = true;
    this.listener.ended(reason);
  }

  silence(): void {
    this.over = true;
  }
}
