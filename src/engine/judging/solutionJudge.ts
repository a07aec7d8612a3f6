import type { Derivation, Step } from '../../core/derivation.ts';
import type { LearnedEvidence, SymbolicEvidence } from '../../core/evidence.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import type { EnginePorts } from '../ports.ts';
import { judgeDerivation, type WitnessedSteps } from './judgeDerivation.ts';
import { checkStepAt } from './symbolicChecks.ts';

/** The witnesses' work on the solutions of one problem, or on a derivation that answers none. */
export class SolutionJudge {
  constructor(
    private readonly derivation: Omit<Derivation, 'steps'>,
    private readonly ports: EnginePorts,
    private readonly signal: AbortSignal,
  ) {}

  /** The symbolic witness on one step. */
  check(steps: readonly Step[], index: number): Promise<SymbolicEvidence> {
    return checkStepAt(this.ports.witness, this.derivation, steps, index, this.signal);
  }

  /** The symbolic witness on every step. */
  checkAll(steps: readonly Step[]): Promise<readonly SymbolicEvidence[]> {
    return Promise.all(steps.map((_, index) => this.check(steps, index)));
  }

  /** The learned witness on every step; all null without a scorer. */
  async score(steps: readonly Step[]): Promise<readonly (LearnedEvidence | null)[]> {
    const { scorer } = this.ports;
    if (scorer === null || steps.length === 0) return steps.map(() => null);
    return scorer.score(this.derivation.problem?.text ?? '', steps, this.signal);
  }

  /** Both witnesses' verdict on every step. */
  async judge(steps: readonly Step[], symbolic: readonly SymbolicEvidence[]): Promise<readonly JudgedStep[]> {
    return this.judged({ steps, symbolic, learned: await this.score(steps) });
  }

  /** Every step's verdict from what the witnesses have said so far. */
  judged(witnessed: Omit<WitnessedSteps, 'problem'>): readonly JudgedStep[] {
    return judgeDerivation(this.ports.profile, { problem: this.derivation.problem?.text, ...witnessed });
  }
}
