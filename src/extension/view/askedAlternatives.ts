import type { Disposable } from '../../core/disposable.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import { Signal } from '../events/signal.ts';
import { Recent } from '../engine/recent.ts';
import { firstNewJudged } from '../solve/firstNewStep.ts';
import type { WriteSolution } from '../solve/solver.ts';
import type { StepAlternatives } from './alternatives.ts';
import type { Subject } from './subject.ts';

/** How many other texts one request brings. */
const WANTED = 2;
/** How often the model may write the same text again before the request ends. */
const TRIES = 4;

/** Other texts for steps, asked of the model one request at a time and kept as long as the step and those before it stand. */
export class AskedAlternatives implements Disposable {
  readonly #known = new Recent<StepAlternatives>(100);
  readonly #changed = new Signal<undefined>();
  readonly onChange = this.#changed.on;

  constructor(private readonly write: WriteSolution) {}

  of(subject: Subject, index: number): StepAlternatives | null {
    return this.#known.get(keyOf(subject, index)) ?? null;
  }

  /**
   * Asks the model for more texts of a step; each is shown as it comes.
   * @throws StepwiseError with the engine's reason when it fails
   */
  async ask(subject: Subject, index: number, busy: string, signal: AbortSignal): Promise<void> {
    const { problem } = subject;
    if (problem === null) return;
    const key = keyOf(subject, index);
    const kept = subject.steps.slice(0, index).map(keptStep);
    const before = this.#known.get(key)?.found ?? [];
    let found = before;
    try {
      for (let tries = 0; tries < TRIES && found.length < before.length + WANTED && !signal.aborted; tries += 1) {
        this.#set(key, { found, busy });
        const next = await firstNewJudged(this.write(problem, kept, signal), index);
        if (next !== null && isNew(next, subject.steps[index]?.text ?? '', found)) found = [...found, next];
      }
    } finally {
      this.#set(key, { found, busy: null });
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #set(key: string, state: StepAlternatives): void {
    this.#known.set(key, state);
    this.#changed.fire(undefined);
  }
}

function keyOf({ problem, steps }: Subject, index: number): string {
  return JSON.stringify([problem?.text ?? '', steps.slice(0, index + 1).map(({ text }) => text)]);
}

function keptStep({ text, judged }: Subject['steps'][number], index: number): JudgedStep {
  return judged ?? { step: { text }, index, verdict: 'unchecked', score: null, evidence: [] };
}

function isNew({ step }: JudgedStep, written: string, found: readonly JudgedStep[]): boolean {
  const bare = (text: string): string => text.replace(/[\s$]/g, '');
  return [written, ...found.map((one) => one.step.text)].every((text) => bare(text) !== bare(step.text));
}
