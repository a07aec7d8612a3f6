import type { Disposable } from '../../core/disposable.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { SymbolicEvidence } from '../../core/evidence.ts';
import type { FunctionPlotter, Plot, PlotRequest } from '../../core/plotting.ts';
import type { OpenEquality, SecondOpinion } from '../../core/secondOpinion.ts';
import type {
  AnswerComparison,
  AnswerOptions,
  Calculation,
  CheckRequest,
  ScoringRule,
  SymbolicWitness,
} from '../../core/symbolicWitness.ts';
import type { QueuedWitness } from '../symbolic/queuedWitness.ts';
import type { Sympy } from './sympy.ts';

/** Equations of one step that are asked about: each may take its whole time. */
const MOST = 4;

/** The symbolic witness with the user's own SymPy asked about the equations it leaves undecided. */
export class WitnessWithSympy implements SymbolicWitness, FunctionPlotter, Disposable {
  private failed = false;

  /** `onFailure` is told once when SymPy cannot be used; checks then go on without it. */
  constructor(
    private readonly own: QueuedWitness,
    private readonly sympy: Sympy,
    private readonly onFailure: (error: StepwiseError) => void,
  ) {}

  warm(): void {
    this.own.warm();
  }

  async checkStep(request: CheckRequest, signal?: AbortSignal): Promise<SymbolicEvidence> {
    const evidence = await this.own.checkStep(request, signal);
    if (this.failed || evidence.outcome !== 'undecided' || evidence.findings.length === 0) return evidence;
    const open = await this.own.openEqualities(request, signal);
    const opinions = await this.opinions(open.slice(0, MOST), signal);
    const told = opinions.filter(({ opinion }) => opinion.answer !== 'unknown');
    if (told.length === 0 || this.sympy.name === null) return evidence;
    return (await this.own.settled(request, told, this.sympy.name, signal)) ?? evidence;
  }

  compareAnswers(gold: string, prediction: string, how?: ScoringRule | AnswerOptions): Promise<AnswerComparison> {
    return this.own.compareAnswers(gold, prediction, how);
  }

  calculate(source: string): Promise<Calculation> {
    return this.own.calculate(source);
  }

  plot(request: PlotRequest, signal?: AbortSignal): Promise<Plot | null> {
    return this.own.plot(request, signal);
  }

  dispose(): void {
    this.own.dispose();
    this.sympy.dispose();
  }

  private async opinions(
    open: readonly OpenEquality[],
    signal: AbortSignal | undefined,
  ): Promise<readonly { readonly finding: number; readonly opinion: SecondOpinion }[]> {
    try {
      const asked = open.map(async (question) => ({
        finding: question.finding,
        opinion: await this.sympy.ask(question, signal),
      }));
      return await Promise.all(asked);
    } catch (error) {
      if (!(error instanceof StepwiseError)) throw error;
      if (!this.failed) this.onFailure(error);
      this.failed = true;
      return [];
    }
  }
}
