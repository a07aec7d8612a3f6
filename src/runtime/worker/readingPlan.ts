import type { Token } from 'node-llama-cpp';

/** A text as tokens, and after which of them the logits of the same few tokens are to be read, in order. */
export interface ReadingPlan {
  readonly tokens: readonly Token[];
  readonly places: readonly number[];
  readonly wanted: readonly Token[];
}
