import { StepwiseError } from '../../core/errors.ts';
import type { GenerateEvent } from '../../core/generation.ts';
import type { Chunk } from './chunk.ts';

type EndReason = Extract<GenerateEvent, { readonly kind: 'end' }>['reason'];

/** What has come of each candidate so far. */
export class Answer {
  private readonly pieces: number[];
  private readonly ended = new Set<number>();
  private hasPrompt = false;

  constructor(candidates: number) {
    this.pieces = Array.from({ length: candidates }, () => 0);
  }

  /** The events of a chunk; `first` is the candidate its first choice stands for. */
  *take({ choices, usage }: Chunk, first: number): Generator<GenerateEvent, void, void> {
    for (const choice of choices) {
      const candidate = first + choice.index;
      this.demandKnown(candidate);
      const text = choice.delta?.content ?? choice.text ?? '';
      if (text !== '' && !this.ended.has(candidate)) {
        this.pieces[candidate] = (this.pieces[candidate] ?? 0) + 1;
        yield { kind: 'text', candidate, text };
      }
      if (typeof choice.finish_reason === 'string') {
        yield* this.end(candidate, choice.finish_reason === 'length' ? 'length' : 'stop');
      }
    }
    if (usage && !this.hasPrompt) {
      this.hasPrompt = true;
      yield { kind: 'prompt', tokens: usage.prompt_tokens, reused: usage.prompt_tokens_details?.cached_tokens ?? 0 };
    }
  }

  /** Candidates of which nothing came. */
  unwritten(): readonly number[] {
    return [...this.pieces.keys()].filter((candidate) => this.pieces[candidate] === 0 && !this.ended.has(candidate));
  }

  /** The ends of all candidates that have none yet. */
  *close(reason: EndReason): Generator<GenerateEvent, void, void> {
    for (const candidate of this.pieces.keys()) yield* this.end(candidate, reason);
  }

  private *end(candidate: number, reason: EndReason): Generator<GenerateEvent, void, void> {
    if (this.ended.has(candidate)) return;
    this.ended.add(candidate);
    yield { kind: 'end', candidate, reason, tokens: this.pieces[candidate] ?? 0 };
  }

  private demandKnown(candidate: number): void {
    if (candidate < this.pieces.length) return;
    throw new StepwiseError('endpoint', `The endpoint sent an answer ${candidate} that was not asked for.`);
  }
}
