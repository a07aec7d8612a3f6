import { availableParallelism } from 'node:os';
import { getLlama } from 'node-llama-cpp';
import type { Runner } from './client.ts';

/** Runs node-llama-cpp in this very process, with nothing of the project between. */
export async function bareRunner(
  modelPath: string,
  contextSize: number,
): Promise<Runner & { dispose(): Promise<void> }> {
  const threads = Math.max(1, availableParallelism() - 1);
  const llama = await getLlama({ gpu: 'auto', build: 'never', maxThreads: threads, progressLogs: false });
  const model = await llama.loadModel({ modelPath });
  const context = await model.createContext({ contextSize, sequences: 1, threads });
  const sequence = context.getSequence();
  return {
    async *generate(prompt, tokens) {
      await sequence.clearHistory();
      let left = tokens;
      const input = model.tokenize(prompt);
      for await (const token of sequence.evaluate(input, { temperature: 0, topP: 1, topK: 0 })) {
        model.detokenize([token]);
        yield 1;
        if (--left === 0) return;
      }
    },
    cpuSeconds: () => {
      const { user, system } = process.cpuUsage();
      return Promise.resolve((user + system) / 1e6);
    },
    dispose: () => llama.dispose(),
  };
}
