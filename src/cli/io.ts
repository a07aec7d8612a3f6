import type { Readable, Writable } from 'node:stream';

/** The streams a command reads and writes, and what stops it. */
export interface CommandIo {
  readonly input: Readable;
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly errors: Writable & { readonly isTTY?: boolean };
  readonly signal: AbortSignal;
}

/** Exit statuses: all is well, a step is refuted, the command could not do its work. */
export const EXIT = { ok: 0, refuted: 1, fault: 2 } as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** Writes lines to a stream. */
export function writeLines(stream: Writable, lines: readonly string[]): void {
  for (const line of lines) stream.write(`${line}\n`);
}
