import type { SetRequest } from './messages.ts';

/** How a typesetting thread tells what happens to it. */
export interface TypesetListener {
  message(message: unknown): void;
  failed(reason: string): void;
}

/** A thread that sets formulas, whatever the platform calls a thread. */
export interface TypesetThread {
  ask(request: SetRequest): void;
  stop(): void;
}

export type StartTypesetting = (listener: TypesetListener) => TypesetThread;
