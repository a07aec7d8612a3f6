import type { GenerateEvent, GenerateRequest, TextModel } from '../../core/generation.ts';
import { Answer } from './answer.ts';
import { endpointRequest } from './body.ts';
import { readChunk } from './chunk.ts';
import { EndpointConnection, RequestRefused } from './connection.ts';
import type { EndpointOptions } from './options.ts';

/** A `TextModel` behind an OpenAI-compatible endpoint. A candidate's tokens are counted as the pieces that came. */
export class EndpointModel implements TextModel {
  private readonly connection: EndpointConnection;

  constructor(private readonly options: EndpointOptions) {
    this.connection = new EndpointConnection(options);
  }

  get id(): string {
    return this.options.model;
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent, void, void> {
    const answer = new Answer(request.candidates);
    try {
      if (!signal.aborted) yield* this.all(request, answer, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    yield* answer.close(signal.aborted ? 'aborted' : 'stop');
  }

  /** All candidates in one request, so that the server can share their prompt; those it did not write, one by one. */
  private async *all(
    request: GenerateRequest,
    answer: Answer,
    signal: AbortSignal,
  ): AsyncGenerator<GenerateEvent, void, void> {
    try {
      yield* this.events(request, answer, 0, signal);
    } catch (error) {
      if (!(error instanceof RequestRefused) || request.candidates === 1) throw error;
    }
    for (const candidate of answer.unwritten()) {
      const seed = (request.sampling.seed + candidate) % 0x1_0000_0000;
      const single = { ...request, candidates: 1, sampling: { ...request.sampling, seed } };
      yield* this.events(single, answer, candidate, signal);
    }
  }

  private async *events(
    request: GenerateRequest,
    answer: Answer,
    first: number,
    signal: AbortSignal,
  ): AsyncGenerator<GenerateEvent, void, void> {
    for await (const data of this.data(request, signal)) yield* answer.take(readChunk(data), first);
  }

  /** Servers that do not know the fields by which a last turn is continued get the request again without them. */
  private async *data(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<string, void, void> {
    const { model } = this.options;
    const isExtended = request.prompt.kind === 'chat' && request.prompt.prefill !== undefined;
    try {
      yield* this.connection.stream(endpointRequest(model, request, isExtended), signal);
    } catch (error) {
      if (!isExtended || !(error instanceof RequestRefused)) throw error;
      yield* this.connection.stream(endpointRequest(model, request, false), signal);
    }
  }
}
