import type { FailureCode, StepwiseFailure } from './events.ts';

/** The one error type callers act on: its `code` decides what they do, its message is fit to be shown. */
export class StepwiseError extends Error {
  override readonly name = 'StepwiseError';

  constructor(
    readonly code: FailureCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** The same failure as plain data. */
  toFailure(): StepwiseFailure {
    return { code: this.code, message: this.message };
  }
}

/** Turns anything thrown into a failure that can be shown; an abort becomes `cancelled`. */
export function toFailure(error: unknown): StepwiseFailure {
  if (error instanceof StepwiseError) return error.toFailure();
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled', message: 'Stopped.' };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
