import type { Token } from 'node-llama-cpp';
import { StepwiseError } from '../../core/errors.ts';
import type { GenerateEvent, GenerateRequest } from '../../core/generation.ts';
import { Candidate } from './candidate.ts';
import type { ModelContext } from './modelContext.ts';
import { PromptSequence } from './promptSequence.ts';
import { promptTokens } from './promptTokens.ts';
import { SequencePool } from './sequencePool.ts';
import type { Throughput } from './throughput.ts';
import { writeWave } from './wave.ts';

/** What a generation tells while it runs. */
export interface GenerationListener {
  event(event: GenerateEvent): void;
  prompt(fraction: number): void;
}

interface Meters {
  readonly prompt: Throughput;
  readonly generated: Throughput;
}

interface Job {
  readonly request: GenerateRequest;
  /** The prompt but its last token, whose evaluation gives the first new one. */
  readonly prefix: readonly Token[];
  readonly last: Token;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
  readonly listener: GenerationListener;
}

const seeds = 0x1_0000_0000;

/** Writes continuations in one context. The candidates of a call share its prompt, which is evaluated once. */
export class Generator {
  private readonly pool: SequencePool;

  constructor(
    private readonly base: ModelContext,
    private readonly meters: Meters,
  ) {
    const { context } = base;
    const sequences = Array.from({ length: context.totalSequences }, () => new PromptSequence(context.getSequence()));
    this.pool = new SequencePool(sequences);
  }

  /** @throws StepwiseError `too-large` when the prompt leaves no room for an answer */
  async generate(request: GenerateRequest, signal: AbortSignal, listener: GenerationListener): Promise<void> {
    const job = this.job(request, signal, listener);
    const leased = await this.pool.lease(request.candidates, job.prefix);
    try {
      await this.preparePrompt(job, leased[0]);
      for (let first = 0; first < request.candidates && !signal.aborted; first += leased.length) {
        await this.write(job, leased.slice(0, request.candidates - first), first);
      }
    } finally {
      this.pool.release(leased);
    }
  }

  private job(request: GenerateRequest, signal: AbortSignal, listener: GenerationListener): Job {
    const tokens = promptTokens(this.base.model, this.base.template, request.prompt);
    const last = tokens.at(-1);
    const room = this.base.context.contextSize - tokens.length - 1;
    if (last === undefined) throw new StepwiseError('internal', 'The prompt is empty: there is nothing to continue.');
    if (room < 1) throw tooLarge(tokens.length, this.base.context.contextSize);
    const maxTokens = Math.min(request.maxTokens, room);
    return { request, prefix: tokens.slice(0, -1), last, maxTokens, signal, listener };
  }

  private async preparePrompt({ prefix, signal, listener }: Job, lead: PromptSequence): Promise<void> {
    const reused = lead.reusable(prefix);
    const started = performance.now();
    await lead.hold(prefix, signal, (done, all) => {
      listener.prompt(done / all);
    });
    if (signal.aborted) return;
    this.meters.prompt.add(prefix.length - reused, performance.now() - started);
    listener.event({ kind: 'prompt', tokens: prefix.length + 1, reused });
  }

  private async write(job: Job, wave: readonly PromptSequence[], first: number): Promise<void> {
    const [lead, ...others] = wave;
    if (!lead) return;
    await lead.hold(job.prefix, job.signal, () => undefined);
    for (const other of others) await other.holdSameAs(lead, job.signal);
    const candidates = wave.map((sequence, place) => this.candidate(job, sequence, first + place));
    await writeWave(candidates, job.signal, this.meters.generated);
  }

  private candidate(job: Job, { sequence }: PromptSequence, index: number): Candidate {
    const { temperature, topP, topK, seed } = job.request.sampling;
    const source = sequence.evaluate([job.last], { temperature, topP, topK, seed: (seed + index) % seeds });
    const limits = { maxTokens: job.maxTokens, stop: job.request.stop };
    return new Candidate(index, source, this.base.model, [...job.prefix.slice(-3), job.last], limits, (event) => {
      job.listener.event(event);
    });
  }
}

function tooLarge(tokens: number, size: number): StepwiseError {
  return new StepwiseError(
    'too-large',
    `The text takes ${tokens} tokens and the model holds ${size}. Nothing was changed. Select a shorter part.`,
  );
}
