import type { Derivation, Step } from '../core/derivation.ts';
import { StepwiseError } from '../core/errors.ts';
import type { EngineEvent, Outcome } from '../core/events.ts';
import { finalAnswer } from '../symbolic/index.ts';
import { ahead } from './ahead.ts';
import { eventStream } from './eventStream.ts';
import { agreementOf, endingOf, sameAnswer } from './judging/agreement.ts';
import { formsOf, judgeDerivation, profileUsed, type WitnessedSteps } from './judging/judgeDerivation.ts';
import { SolutionJudge } from './judging/solutionJudge.ts';
import type { VerifyOptions } from './options.ts';
import { outcomeOf } from './outcome.ts';
import type { EnginePorts } from './ports.ts';
import { readTries, writeTries } from './verifying/independentTries.ts';
import { UsageMeter } from './usageMeter.ts';

/** Steps that the symbolic witness has before it at a time: it answers many for the cost of one message. */
const AT_ONCE = 8;

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
    const read = { problem: derivation.problem?.text, steps: derivation.steps };
    this.witnessed = { ...read, forms: formsOf(read), symbolic: [] };
  }

  /** Every step's symbolic verdict as soon as it is known, then all verdicts again with what costs more. */
  async verify(): Promise<Outcome> {
    const { steps } = this.derivation;
    const learned = this.judge.score(steps);
    const tried = this.tried();
    // A fault of these is told once the steps are checked: what the symbolic witness says is kept.
    for (const begun of [learned, tried]) begun.catch(() => undefined);
    await this.checkInOrder();
    this.witnessed = { ...this.witnessed, learned: await learned, ...(await tried) };
    if (this.ports.scorer !== null || this.options.agreementTries > 0) this.emitFrom(0);
    return this.outcome();
  }

  outcome(): Outcome {
    const { steps } = this.derivation;
    const judged = judgeDerivation(this.ports.profile, this.witnessed);
    return outcomeOf(profileUsed(this.ports.profile, this.witnessed), {
      derivation: this.derivation,
      judged,
      answer: () => answerOf(steps),
      usage: this.usage.read(),
    });
  }

  private async checkInOrder(): Promise<void> {
    const { steps } = this.derivation;
    for await (const evidence of ahead(steps.length, AT_ONCE, (index) => this.judge.check(steps, index))) {
      this.signal.throwIfAborted();
      const index = this.witnessed.symbolic.length;
      this.witnessed = { ...this.witnessed, symbolic: [...this.witnessed.symbolic, evidence] };
      this.emitFrom(index, index + 1);
    }
  }

  private emitFrom(start: number, end?: number): void {
    const judged = judgeDerivation(this.ports.profile, this.witnessed, start, end);
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
