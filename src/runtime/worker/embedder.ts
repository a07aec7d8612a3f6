import type { LlamaEmbeddingContext } from 'node-llama-cpp';
import { StepwiseError } from '../../core/errors.ts';
import type { ModelSpec } from '../protocol/index.ts';
import type { Binding } from './binding.ts';
import { loadFailure } from './loadFailure.ts';
import type { LoadedModel } from './modelContext.ts';
import { withBegin } from './promptTokens.ts';
import type { Throughput } from './throughput.ts';

/**
 * The state of a model after a text's last token, at length 1. What stands there is what the model would go on with: put
 * the text into a question about its meaning and the state answers that question.
 */
export class Embedder {
  private constructor(
    private readonly loaded: LoadedModel,
    private readonly context: LlamaEmbeddingContext,
    private readonly room: number,
    private readonly prompt: Throughput,
  ) {}

  /** @throws StepwiseError `out-of-memory` when the context does not fit */
  static async on(binding: Binding, loaded: LoadedModel, spec: ModelSpec, prompt: Throughput): Promise<Embedder> {
    const { contextSize } = spec;
    try {
      const context = await loaded.model.createEmbeddingContext({ contextSize, threads: binding.threads });
      return new Embedder(loaded, context, contextSize, prompt);
    } catch (error) {
      throw loadFailure(error, spec.file);
    }
  }

  async embed(
    texts: readonly string[],
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<readonly (readonly number[])[]> {
    const vectors: (readonly number[])[] = [];
    for (const text of texts) {
      if (signal.aborted) throw new StepwiseError('cancelled', 'Stopped.');
      vectors.push(await this.one(text));
      onProgress(vectors.length / texts.length);
    }
    return vectors;
  }

  private async one(text: string): Promise<readonly number[]> {
    const { model } = this.loaded;
    const tokens = withBegin(model, model.tokenize(text, false));
    if (tokens.length + 2 > this.room) {
      throw new StepwiseError('too-large', `A text takes ${tokens.length} tokens and the model holds ${this.room}.`);
    }
    const started = performance.now();
    const { vector } = await this.context.getEmbeddingFor([...tokens]);
    this.prompt.add(tokens.length, performance.now() - started);
    const length = Math.hypot(...vector);
    if (!Number.isFinite(length) || length === 0) {
      throw new StepwiseError('model-invalid', 'The model gives no numbers for a text: its file is damaged.');
    }
    return vector.map((value) => value / length);
  }
}
