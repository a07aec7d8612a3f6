import type { ModelClient } from '../../src/runtime/client/index.ts';
import type { ModelSpec } from '../../src/runtime/protocol/index.ts';

/** Something that continues a prompt greedily; yields the number of tokens as they come. */
export interface Runner {
  generate(prompt: string, tokens: number): AsyncIterable<number>;
  /** Processor seconds used so far by the process that holds the model. */
  cpuSeconds(): Promise<number>;
}

/** Runs through the model process, as the project itself does. */
export function clientRunner(client: ModelClient, spec: ModelSpec): Runner {
  const model = client.generator(spec);
  return {
    cpuSeconds: async () => (await client.stats())?.cpuSeconds ?? 0,
    async *generate(text, maxTokens) {
      const request = {
        prompt: { kind: 'raw', text } as const,
        sampling: { temperature: 0, topP: 1, topK: 0, seed: 1 },
        maxTokens,
        stop: [],
        candidates: 1,
      };
      let pieces = 0;
      for await (const event of model.generate(request, new AbortController().signal)) {
        if (event.kind === 'text') pieces++;
        if (event.kind === 'text') yield 1;
        // A token may be part of a character: what is missing came with the last piece.
        if (event.kind === 'end') yield event.tokens - pieces;
      }
    },
  };
}
