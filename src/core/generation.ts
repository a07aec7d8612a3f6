/** One turn of a chat; the model's own template renders it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/**
 * What a model continues. A chat is rendered by the model's own template, its last assistant turn left open when
 * `prefill` is given; raw text is tokenised as it is (special tokens are never parsed out of it).
 */
export type Prompt =
  | { readonly kind: 'chat'; readonly messages: readonly ChatMessage[]; readonly prefill?: string }
  | { readonly kind: 'raw'; readonly text: string };

/** Sampling settings. `temperature` 0 is greedy. The same seed, model and prompt give the same text on one machine. */
export interface Sampling {
  readonly temperature: number;
  readonly topP: number;
  readonly topK: number;
  readonly seed: number;
}

/** A request for `candidates` continuations of one prompt, whose shared prefix is evaluated once. */
export interface GenerateRequest {
  readonly prompt: Prompt;
  readonly sampling: Sampling;
  /** Upper bound of tokens for each candidate. */
  readonly maxTokens: number;
  /** Generation of a candidate ends before the first of these strings; it is not part of the text. */
  readonly stop: readonly string[];
  readonly candidates: number;
}

/** A piece of one candidate's text, or its end. */
export type GenerateEvent =
  | { readonly kind: 'text'; readonly candidate: number; readonly text: string }
  | {
      readonly kind: 'end';
      readonly candidate: number;
      readonly reason: 'stop' | 'length' | 'aborted';
      readonly tokens: number;
    }
  | { readonly kind: 'prompt'; readonly tokens: number; readonly reused: number };

/** A generator behind a port: the local child, or an OpenAI-compatible endpoint. */
export interface TextModel {
  /** Catalogue id, or the endpoint's model name. */
  readonly id: string;
  /**
   * Streams all candidates' events, interleaved. Aborting ends the stream within 200 ms; what came before stays valid.
   * @throws StepwiseError with the cause in its code
   */
  generate(request: GenerateRequest, signal: AbortSignal): AsyncIterable<GenerateEvent>;
}
