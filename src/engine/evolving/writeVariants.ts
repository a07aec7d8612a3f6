import type { TextModel } from '../../core/generation.ts';
import { renderPrompt } from '../prompting/renderPrompt.ts';
import type { EvolutionMethod } from './method.ts';

/** How evolutions of one problem are sampled. */
export interface VariantSampling {
  readonly count: number;
  readonly temperature: number;
  readonly seed: number;
}

/** A problem without the label or quotes that models put around it. */
export function tidied(text: string): string {
  const plain = text
    .trim()
    .replace(/^\**(?:(?:new|rewritten|easier|harder)\s+)?(?:problem|question)\**\s*:\**\s*/i, '');
  return /^"[^"]+"$/.test(plain) ? plain.slice(1, -1).trim() : plain.trim();
}

/** Texts the model writes for an evolution of `parent`, tidied; those it did not end in time are left out. */
export async function writeVariants(
  generator: TextModel,
  parent: string,
  method: EvolutionMethod,
  { count, temperature, seed }: VariantSampling,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const texts = Array.from({ length: count }, () => ({ text: '', ended: false }));
  const events = generator.generate(
    {
      prompt: renderPrompt({ ...method, layout: 'chat', separator: '' }, parent),
      sampling: { temperature, topP: 0.95, topK: 40, seed },
      maxTokens: method.maxTokens,
      stop: method.stop,
      candidates: count,
    },
    signal,
  );
  for await (const event of events) {
    const written = event.kind === 'prompt' ? undefined : texts[event.candidate];
    if (written === undefined) continue;
    if (event.kind === 'text') written.text += event.text;
    if (event.kind === 'end') written.ended = event.reason === 'stop';
  }
  signal.throwIfAborted();
  return texts.filter(({ ended }) => ended).map(({ text }) => tidied(text));
}
