import type { Derivation, Step } from '../core/derivation.ts';
import { StepwiseError } from '../core/errors.ts';
import type { EngineEvent, Outcome } from '../core/events.ts';
import { finalAnswer } from '../symbolic/index.ts';
import { eventStream } from './eventStream.ts';
import { agreementOf, endingOf, sameAnswer } from './judging/agreement.ts';
import { judgeDerivation, profileUsed, type WitnessedSteps } from './judging/judgeDerivation.ts';
import { SolutionJudge } from './judging/solutionJudge.ts';
import type { VerifyOptions } from './options.ts';
import { outcomeOf } from './outcome.ts';
import type { EnginePorts } from './ports.ts';
import { readTries, writeTries } from './verifying/independentTries.ts';
import { UsageMeter } from './usageMeter.ts';

/** One verifying run: what the witnesses have said so far, and where events go. */
class VerifyRun {
  private witnessed: WitnessedSteps;
  private readonly usage: UsageMeter;
  private readonly judge: SolutionJudge;

  constructor(
    private readonly derivation: Derivation,
    private readonly options: VerifyOptions,
    private readonly ports: EnginePorts,
    private readonly signal: AbortSignal,
    private readonly emit: (event: EngineEvent) => void,
  ) {
    this.usage = new UsageMeter(ports.now);
    this.judge = new SolutionJudge(derivation, ports, signal);
    this.witnessed = { problem: derivation.problem?.text, steps: derivation.steps, symbolic: [] };
  }

  /** Every step's symbolic verdict as soon as it is known, then all verdicts again with what costs more. */
  async verify(): Promise<Outcome> {
    const { steps } = this.derivation;
    const learned = this.judge.score(steps);
    const tried = this.tried();
    await Promise.all([this.checkInOrder(), learned, tried]);
    this.witnessed = { ...this.witnessed, learned: await learned, ...(await tried) };
    if (this.ports.scorer !== null || this.options.agreementTries > 0) this.emitFrom(0);
    return this.outcome();
  }

  outcome(): Outcome {
    const { steps } = this.derivation;
    const judged = judgeDerivation(this.ports.profile, this.witnessed);
    const answer = answerOf(steps);
    return outcomeOf(profileUsed(this.ports.profile, this.witnessed), {
      derivation: this.derivation,
      judged,
      answer,
      usage: this.usage.read(),
    });
  }

  private async checkInOrder(): Promise<void> {
    for (const index of this.derivation.steps.keys()) {
      this.signal.throwIfAborted();
      const evidence = await this.judge.check(this.derivation.steps, index);
      this.witnessed = { ...this.witnessed, symbolic: [...this.witnessed.symbolic, evidence] };
      this.emitFrom(index, index + 1);
    }
  }

  private emitFrom(start: number, end?: number): void {
    const judged = judgeDerivation(this.ports.profile, this.witnessed).slice(start, end);
    for (const step of judged) this.emit({ kind: 'verdict', judged: step });
  }

  private async tried(): Promise<Pick<WitnessedSteps, 'agreement' | 'independent'>> {
    const { steps, problem } = this.derivation;
    const { generator, witness } = this.ports;
    if (this.options.agreementTries === 0 || problem === undefined) return {};
    if (generator === null) {
      throw new StepwiseError('model-missing', 'Independent tries need a model. The steps were checked without them.');
    }
    const written = await writeTries(generator, problem, this.options, this.usage, this.signal);
    const [tries, same] = [await readTries(written, witness), sameAnswer(witness)];
    const [agreement, ending] = [agreementOf(steps, tries, same), endingOf(answerOf(steps), tries, same)];
    return { agreement: await agreement, independent: { ending: await ending } };
  }
}

function answerOf(steps: readonly Step[]): string | null {
  return finalAnswer(steps.map((step) => step.text).join('\n'));
}

/**
 * Judges the steps of a derivation. A `verdict` comes for each step in order as soon as the symbolic witness has spoken,
 * and again for all once scores or agreement are there. Ends with `done` or `failed`, as `solve` does; it never throws.
 */
export function verify(
  derivation: Derivation,
  options: VerifyOptions,
  ports: EnginePorts,
  signal: AbortSignal,
): AsyncGenerator<EngineEvent> {
  return eventStream(signal, (emit, stopped) => {
    const run = new VerifyRun(derivation, options, ports, stopped, emit);
    return { outcome: () => run.verify(), partial: () => run.outcome() };
  });
}
