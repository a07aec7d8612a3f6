import type { ControlledEvaluateInputItem, LlamaContextSequence, Token } from 'node-llama-cpp';
import { StepwiseError } from '../../core/errors.ts';
import type { MarkReading, MarkRequest } from '../../core/scoring.ts';
import { blocks, keptTokens } from './evaluatedPrefix.ts';
import { planMarks, type MarkPlan } from './markPlan.ts';
import type { ModelContext } from './modelContext.ts';
import type { Throughput } from './throughput.ts';

interface Readings {
  readonly readings: readonly MarkReading[];
  /** Tokens evaluated for this call. */
  readonly evaluated: number;
}

/** Reads marks in one context. What the next text shares with the last one is not evaluated again. */
export class MarkContext {
  private readonly sequence: LlamaContextSequence;
  private held: readonly Token[] = [];
  private labels: readonly Token[] = [];
  private read = new Map<number, MarkReading>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly base: ModelContext,
    private readonly prompt: Throughput,
  ) {
    this.sequence = base.context.getSequence();
  }

  /** One call after another, for they share the sequence. */
  readMarks(request: MarkRequest, signal: AbortSignal, onProgress: (fraction: number) => void): Promise<Readings> {
    const run = this.last.then(() => this.evaluate(planMarks(this.base.model, request), signal, onProgress));
    this.last = run.catch(() => undefined);
    return run;
  }

  private async evaluate(
    plan: MarkPlan,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<Readings> {
    this.demandRoom(plan.tokens.length);
    // Tokens past the last mark are not needed.
    const wanted = plan.tokens.slice(0, (plan.marks.at(-1) ?? -1) + 1);
    const kept = await this.keep(plan, wanted);
    const started = performance.now();
    for (const [start, end] of blocks(kept, wanted.length)) {
      if (signal.aborted) throw new StepwiseError('cancelled', 'Stopped.');
      await this.evaluateBlock(plan, wanted, start, end);
      onProgress(end / wanted.length);
    }
    this.prompt.add(wanted.length - kept, performance.now() - started);
    return { readings: plan.marks.map((mark) => this.reading(mark)), evaluated: wanted.length - kept };
  }

  /** Keeps what can be kept of the last text, with its readings; returns from where to evaluate. */
  private async keep(plan: MarkPlan, wanted: readonly Token[]): Promise<number> {
    if (plan.labels.some((label, place) => label !== this.labels[place])) this.read.clear();
    this.labels = plan.labels;
    const sameText = keptTokens(this.held, wanted);
    const unread = plan.marks.find((mark) => !this.read.has(mark));
    const kept = unread === undefined ? sameText : Math.min(sameText, keptTokens(this.held, wanted.slice(0, unread)));
    const end = this.sequence.nextTokenIndex;
    if (end > kept) await this.sequence.eraseContextTokenRanges([{ start: kept, end }]);
    this.held = wanted.slice(0, kept);
    this.read = new Map([...this.read].filter(([mark]) => mark < kept));
    return kept;
  }

  private async evaluateBlock(plan: MarkPlan, tokens: readonly Token[], start: number, end: number): Promise<void> {
    const marked = new Set(plan.marks);
    const input = tokens.slice(start, end).map((token, place): ControlledEvaluateInputItem => {
      if (!marked.has(start + place)) return token;
      return [token, { generateNext: { logits: { filter: { tokens: plan.labels } } } }];
    });
    const output = await this.sequence.controlledEvaluate(input);
    this.held = tokens.slice(0, end);
    for (const mark of marked) {
      const logits = output[mark - start]?.next.logits;
      if (logits) this.read.set(mark, toReading(logits, plan.labels));
    }
  }

  private reading(mark: number): MarkReading {
    const found = this.read.get(mark);
    if (found) return found;
    throw new StepwiseError('internal', `The model gave no value at token ${mark}.`);
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

function toReading(logits: ReadonlyMap<Token, number>, [positive, negative]: MarkPlan['labels']): MarkReading {
  const [positiveLogit, negativeLogit] = [logits.get(positive), logits.get(negative)];
  if (positiveLogit === undefined || negativeLogit === undefined || !Number.isFinite(positiveLogit - negativeLogit)) {
    throw new StepwiseError('model-invalid', 'The scorer gives no numbers: its file or its adapter is damaged.');
  }
  return { probability: 1 / (1 + Math.exp(negativeLogit - positiveLogit)), positiveLogit, negativeLogit };
}
