import { StepwiseError } from '../../core/errors.ts';
import type { DigitPiece, DigitReader, MarkReader, MarkReading, MarkRequest } from '../../core/scoring.ts';
import type { ModelSpec } from '../protocol/index.ts';
import type { Ask } from './ask.ts';

/** A reader of marks, and of how far digits are expected, whose model lives in the child. */
export class RemoteMarkReader implements MarkReader, DigitReader {
  /** Tokens evaluated by this reader so far; what was kept of an earlier text is not counted. */
  evaluatedTokens = 0;

  constructor(
    private readonly spec: ModelSpec,
    private readonly ask: Ask,
  ) {}

  get id(): string {
    return this.spec.id;
  }

  async read(request: MarkRequest, signal: AbortSignal): Promise<readonly MarkReading[]> {
    for await (const reply of this.ask((call) => ({ kind: 'read', call, spec: this.spec, request }), signal)) {
      if (reply.kind !== 'readings') continue;
      this.evaluatedTokens += reply.evaluated;
      return reply.readings;
    }
    throw new StepwiseError('cancelled', 'Stopped.');
  }

  async readDigits(pieces: readonly DigitPiece[], signal: AbortSignal): Promise<readonly (readonly number[])[]> {
    const { spec } = this;
    for await (const reply of this.ask((call) => ({ kind: 'digits', call, spec, pieces: [...pieces] }), signal)) {
      if (reply.kind !== 'digits') continue;
      this.evaluatedTokens += reply.evaluated;
      return reply.probabilities;
    }
    throw new StepwiseError('cancelled', 'Stopped.');
  }
}
