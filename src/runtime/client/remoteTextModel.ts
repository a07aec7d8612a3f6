import type { GenerateEvent, GenerateRequest, TextModel } from '../../core/generation.ts';
import type { ModelSpec } from '../protocol/index.ts';
import type { Ask } from './ask.ts';

/** A `TextModel` whose model lives in the child. */
export class RemoteTextModel implements TextModel {
  constructor(
    private readonly spec: ModelSpec,
    private readonly ask: Ask,
  ) {}

  get id(): string {
    return this.spec.id;
  }

  /** The same call gives the same text as long as no other call runs in the same context at the same time. */
  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent, void, void> {
    // Pieces of text seen of each candidate that has not ended: at least as many tokens were written.
    const open = new Map(Array.from({ length: request.candidates }, (_, candidate) => [candidate, 0]));
    for await (const reply of this.ask((call) => ({ kind: 'generate', call, spec: this.spec, request }), signal)) {
      if (reply.kind !== 'event') continue;
      const { event } = reply;
      if (event.kind === 'text') open.set(event.candidate, (open.get(event.candidate) ?? 0) + 1);
      if (event.kind === 'end') open.delete(event.candidate);
      yield event;
    }
    for (const [candidate, tokens] of open) yield { kind: 'end', candidate, reason: 'aborted', tokens };
  }
}
