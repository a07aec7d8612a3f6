import type { ControlledEvaluateInputItem, LlamaContextSequence, Token } from 'node-llama-cpp';
import { StepwiseError } from '../../core/errors.ts';
import type { DigitPiece, MarkReading, MarkRequest } from '../../core/scoring.ts';
import { digitProbability, planDigits } from './digitPlan.ts';
import { blocks, keptTokens } from './evaluatedPrefix.ts';
import { markReading, planMarks } from './markPlan.ts';
import type { ModelContext } from './modelContext.ts';
import type { ReadingPlan } from './readingPlan.ts';
import type { Throughput } from './throughput.ts';

/** `evaluated`: tokens evaluated for this call. */
interface Marks {
  readonly readings: readonly MarkReading[];
  readonly evaluated: number;
}

interface Digits {
  readonly probabilities: readonly (readonly number[])[];
  readonly evaluated: number;
}

/** The logits of the wanted tokens at every place, in order. */
interface Logits {
  readonly rows: readonly (readonly number[])[];
  readonly evaluated: number;
}

type OnProgress = (fraction: number) => void;

/** Reads logits inside a text, in one context. What the next text shares with the last one is not evaluated again. */
export class MarkContext {
  private readonly sequence: LlamaContextSequence;
  private held: readonly Token[] = [];
  private wanted: readonly Token[] = [];
  private read = new Map<number, readonly number[]>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly base: ModelContext,
    private readonly prompt: Throughput,
  ) {
    this.sequence = base.context.getSequence();
  }

  async readMarks(request: MarkRequest, signal: AbortSignal, onProgress: OnProgress): Promise<Marks> {
    const { rows, evaluated } = await this.logits(() => planMarks(this.base.model, request), signal, onProgress);
    return { readings: rows.map(markReading), evaluated };
  }

  async readDigits(pieces: readonly DigitPiece[], signal: AbortSignal, onProgress: OnProgress): Promise<Digits> {
    const plan = planDigits(this.base.model, pieces);
    const { rows, evaluated } = await this.logits(() => plan, signal, onProgress);
    const left = rows.values();
    const probabilities = plan.digits.map((digits) =>
      digits.map((digit) => digitProbability(left.next().value ?? [], digit)),
    );
    return { probabilities, evaluated };
  }

  /** One call after another, for they share the sequence. */
  private logits(plan: () => ReadingPlan, signal: AbortSignal, onProgress: OnProgress): Promise<Logits> {
    const run = this.last.then(() => this.evaluate(plan(), signal, onProgress));
    this.last = run.catch(() => undefined);
    return run;
  }

  private async evaluate(plan: ReadingPlan, signal: AbortSignal, onProgress: OnProgress): Promise<Logits> {
    this.demandRoom(plan.tokens.length);
    // Tokens past the last place are not needed.
    const tokens = plan.tokens.slice(0, (plan.places.at(-1) ?? -1) + 1);
    const kept = await this.keep(plan, tokens);
    const started = performance.now();
    for (const [start, end] of blocks(kept, tokens.length)) {
      if (signal.aborted) throw new StepwiseError('cancelled', 'Stopped.');
      await this.evaluateBlock(plan, tokens, start, end);
      onProgress(end / tokens.length);
    }
    this.prompt.add(tokens.length - kept, performance.now() - started);
    return { rows: plan.places.map((place) => this.rowAt(place)), evaluated: tokens.length - kept };
  }

  /** Keeps what can be kept of the last text, with its readings; returns from where to evaluate. */
  private async keep(plan: ReadingPlan, tokens: readonly Token[]): Promise<number> {
    if (plan.wanted.length !== this.wanted.length || plan.wanted.some((token, place) => token !== this.wanted[place])) {
      this.read.clear();
    }
    this.wanted = plan.wanted;
    const sameText = keptTokens(this.held, tokens);
    const unread = plan.places.find((place) => !this.read.has(place));
    const kept = unread === undefined ? sameText : Math.min(sameText, keptTokens(this.held, tokens.slice(0, unread)));
    const end = this.sequence.nextTokenIndex;
    if (end > kept) await this.sequence.eraseContextTokenRanges([{ start: kept, end }]);
    this.held = tokens.slice(0, kept);
    this.read = new Map([...this.read].filter(([place]) => place < kept));
    return kept;
  }

  private async evaluateBlock(plan: ReadingPlan, tokens: readonly Token[], start: number, end: number): Promise<void> {
    const places = new Set(plan.places);
    const input = tokens.slice(start, end).map((token, place): ControlledEvaluateInputItem => {
      if (!places.has(start + place)) return token;
      return [token, { generateNext: { logits: { filter: { tokens: plan.wanted } } } }];
    });
    const output = await this.sequence.controlledEvaluate(input);
    this.held = tokens.slice(0, end);
    for (let place = start; place < end; place += 1) {
      const logits = places.has(place) ? output[place - start]?.next.logits : undefined;
      if (logits)
        this.read.set(
          place,
          plan.wanted.map((token) => logits.get(token) ?? Number.NaN),
        );
    }
  }

  private rowAt(place: number): readonly number[] {
    const found = this.read.get(place);
    if (found) return found;
    throw new StepwiseError('internal', `The model gave no value at token ${place}.`);
  }

  private demandRoom(tokens: number): void {
    const size = this.base.context.contextSize;
    if (tokens < size) return;
    throw new StepwiseError(
      'too-large',
      `The derivation takes ${tokens} tokens and the scorer holds ${size}: its steps get no score. Check it in parts.`,
    );
  }
}
