import type { TextEmbedder } from '../../core/embedding.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { ModelSpec } from '../protocol/index.ts';
import type { Ask } from './ask.ts';

/** A `TextEmbedder` whose model lives in the child. */
export class RemoteEmbedder implements TextEmbedder {
  constructor(
    private readonly spec: ModelSpec,
    private readonly ask: Ask,
  ) {}

  get id(): string {
    return this.spec.id;
  }

  async embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]> {
    for await (const reply of this.ask((call) => ({ kind: 'embed', call, spec: this.spec, texts }), signal)) {
      if (reply.kind === 'vectors') return reply.vectors;
    }
    throw new StepwiseError('cancelled', 'Stopped.');
  }
}
