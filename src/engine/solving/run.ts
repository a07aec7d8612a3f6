import type { EngineEvent } from '../../core/events.ts';
import type { TextModel } from '../../core/generation.ts';
import type { Problem } from '../../core/problem.ts';
import { sameAnswer, type SameAnswer } from '../judging/agreement.ts';
import { SolutionJudge } from '../judging/solutionJudge.ts';
import type { SolveOptions } from '../options.ts';
import type { EnginePorts } from '../ports.ts';
import { UsageMeter } from '../usageMeter.ts';
import { LiveSolution } from './liveSolution.ts';
import { readerFor } from '../reading/readerFor.ts';
import type { PromptFormat } from '../prompting/promptFormat.ts';

/** All that the strategies of one run share. */
export class SolveRun {
  readonly usage: UsageMeter;
  readonly judge: SolutionJudge;
  readonly same: SameAnswer;
  /** The solution that is shown, once one is. */
  shown: LiveSolution | null = null;

  constructor(
    readonly problem: Problem,
    readonly options: SolveOptions,
    readonly ports: EnginePorts,
    readonly generator: TextModel,
    readonly signal: AbortSignal,
    readonly emit: (event: EngineEvent) => void,
  ) {
    this.usage = new UsageMeter(ports.now);
    this.judge = new SolutionJudge({ problem }, ports, signal);
    this.same = sameAnswer(ports.witness);
  }

  /** Tokens that may still be written. */
  get tokensLeft(): number {
    return Math.max(0, this.options.budget - this.usage.written);
  }

  /** Starts a solution that is shown while it is written. */
  show(format: PromptFormat): LiveSolution {
    this.shown = new LiveSolution(readerFor(format, this.ports.witness), this.judge, this.emit);
    return this.shown;
  }
}
