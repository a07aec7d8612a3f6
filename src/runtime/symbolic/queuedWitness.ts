import type { Disposable } from '../../core/disposable.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { SymbolicEvidence } from '../../core/evidence.ts';
import type { OpenEquality, SecondOpinion } from '../../core/secondOpinion.ts';
import type { FunctionPlotter, Plot, PlotRequest } from '../../core/plotting.ts';
import type {
  AnswerComparison,
  AnswerOptions,
  Calculation,
  CheckRequest,
  ScoringRule,
  SymbolicWitness,
} from '../../core/symbolicWitness.ts';
import type { JobQueue } from './jobQueue.ts';
import { calculationSchema, comparisonSchema, evidenceSchema, openSchema, plotSchema, type Task } from './messages.ts';

const TOO_LARGE = 'too large: it passed the limit of time or memory for one check';

function sent({ problem, previous, step, macros }: CheckRequest): Extract<Task, { kind: 'check' }>['request'] {
  return { problem, previous: [...previous], step, macros: macros && { ...macros } };
}

/**
 * The symbolic witness in a worker thread. A check that passes its limits of time or memory is answered `undecided: too
 * large` and its thread replaced; the next check works. The thread is started at first use, or ahead by `warm`.
 */
export class QueuedWitness implements SymbolicWitness, FunctionPlotter, Disposable {
  constructor(private readonly queue: JobQueue) {}

  warm(): void {
    this.queue.warm();
  }

  async checkStep(request: CheckRequest, signal?: AbortSignal): Promise<SymbolicEvidence> {
    const end = await this.queue.run({ kind: 'check', request: sent(request) }, signal);
    if (end.kind === 'result') return evidenceSchema.parse(end.result);
    return { witness: 'symbolic', outcome: 'undecided', reason: TOO_LARGE, findings: [], passing: true };
  }

  /** The equations a step leaves open, for another program to look at; none where finding them takes too long. */
  async openEqualities(request: CheckRequest, signal?: AbortSignal): Promise<readonly OpenEquality[]> {
    const end = await this.queue.run({ kind: 'open', request: sent(request) }, signal);
    return end.kind === 'result' ? openSchema.parse(end.result) : [];
  }

  /** A step's evidence with what another program said of its open equations; null where that takes too long. */
  async settled(
    request: CheckRequest,
    opinions: readonly { readonly finding: number; readonly opinion: SecondOpinion }[],
    program: string,
    signal?: AbortSignal,
  ): Promise<SymbolicEvidence | null> {
    const task = { kind: 'settle', request: sent(request), opinions: [...opinions], program } as const;
    const end = await this.queue.run(task, signal);
    return end.kind === 'result' ? evidenceSchema.parse(end.result) : null;
  }

  async compareAnswers(
    gold: string,
    prediction: string,
    how: ScoringRule | AnswerOptions = 'strict',
  ): Promise<AnswerComparison> {
    const options = typeof how === 'string' ? { rule: how } : { ...how };
    const end = await this.queue.run({ kind: 'compare', gold, prediction, options });
    return end.kind === 'result' ? comparisonSchema.parse(end.result) : { verdict: 'undecided', reason: TOO_LARGE };
  }

  async calculate(source: string): Promise<Calculation> {
    const end = await this.queue.run({ kind: 'calculate', source });
    return end.kind === 'result'
      ? calculationSchema.parse(end.result)
      : { lines: [], failed: { line: 0, reason: TOO_LARGE } };
  }

  async plot({ problem, steps, macros }: PlotRequest, signal?: AbortSignal): Promise<Plot | null> {
    const request = { problem, steps: [...steps], macros: macros && { ...macros } };
    const end = await this.queue.run({ kind: 'plot', request }, signal);
    if (end.kind === 'result') return plotSchema.parse(end.result);
    throw new StepwiseError('too-large', `The graph was not drawn, it is ${TOO_LARGE}.`);
  }

  dispose(): void {
    this.queue.dispose();
  }
}
