import type { Step } from '../../core/derivation.ts';
import type { SymbolicEvidence } from '../../core/evidence.ts';
import type { EngineEvent } from '../../core/events.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import type { SolutionJudge } from '../judging/solutionJudge.ts';
import type { ReadSolution, SolutionReader } from '../reading/solutionReader.ts';

const EMPTY: ReadSolution = { steps: [], rest: '', answer: null, values: [], fault: null };

/** A solution shown while it is written: a step is judged as soon as it is complete, while the next is being written. */
export class LiveSolution {
  private solution = EMPTY;
  private readonly checks: Promise<SymbolicEvidence>[] = [];
  private readonly symbolic: SymbolicEvidence[] = [];
  private pending: string | null = null;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly reader: SolutionReader,
    private readonly judge: SolutionJudge,
    private readonly emit: (event: EngineEvent) => void,
  ) {}

  /** Takes the text as far as it is written. Texts that come faster than they are read are skipped. */
  grow(text: string): void {
    const idle = this.pending === null;
    this.pending = text;
    if (idle) this.reading = this.reading.then(() => this.readPending());
  }

  /** Takes the whole text, and waits for the witnesses. */
  async end(text: string): Promise<{ solution: ReadSolution; symbolic: readonly SymbolicEvidence[] }> {
    await this.reading;
    this.take(await this.reader(text, true));
    return { solution: this.solution, symbolic: await Promise.all(this.checks) };
  }

  /** What there is now: the complete steps, judged as far as they are. */
  get soFar(): { steps: readonly Step[]; judged: readonly JudgedStep[]; answer: string | null } {
    const { steps, answer } = this.solution;
    return { steps, answer, judged: this.judge.judged({ steps, symbolic: this.symbolic }) };
  }

  private async readPending(): Promise<void> {
    const text = this.pending ?? '';
    this.pending = null;
    this.take(await this.reader(text, false));
    if (this.solution.rest !== '') {
      this.emit({ kind: 'partial', index: this.solution.steps.length, text: this.solution.rest });
    }
  }

  private take(solution: ReadSolution): void {
    const known = this.solution.steps.length;
    this.solution = solution;
    for (const [index, step] of solution.steps.entries()) {
      if (index < known) continue;
      this.emit({ kind: 'step', index, step });
      this.checks.push(this.checkStep(solution.steps, index));
    }
  }

  private async checkStep(steps: readonly Step[], index: number): Promise<SymbolicEvidence> {
    const evidence = await this.judge.check(steps, index);
    this.symbolic[index] = evidence;
    const judged = this.judge.judged({ steps, symbolic: this.symbolic })[index];
    if (judged !== undefined) this.emit({ kind: 'verdict', judged });
    return evidence;
  }
}
