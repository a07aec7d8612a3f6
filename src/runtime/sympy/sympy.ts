import type { Disposable } from '../../core/disposable.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';
import type { Equality, SecondOpinion, SecondWitness } from '../../core/secondOpinion.ts';
import { answerSchema, greetingSchema } from './messages.ts';
import { PythonProcess } from './pythonProcess.ts';

export interface SympyOptions {
  /** The user's Python: a path, or a command that is found on the path. */
  readonly python: string;
  /** `data/sympy/second_opinion.py`. */
  readonly script: string;
  /** Milliseconds one question may take. */
  readonly limitMs?: number;
  /** Milliseconds until SymPy must be loaded. */
  readonly startMs?: number;
  readonly logger: Logger;
}

const UNKNOWN: SecondOpinion = { answer: 'unknown' };

/**
 * SymPy in the user's own Python, as a process of its own that is started at first use. Questions are asked one after
 * another; one that passes its time is unknown, and the process is replaced at the next.
 */
export class Sympy implements SecondWitness, Disposable {
  name: string | null = null;
  private process: PythonProcess | null = null;
  private started: Promise<void> | null = null;
  private current: ((opinion: SecondOpinion) => void) | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private nextId = 1;

  constructor(private readonly options: SympyOptions) {}

  /** The process's id while one runs; null else. */
  get pid(): number | null {
    return this.process?.pid ?? null;
  }

  /** Starts it and waits until SymPy is loaded. @throws StepwiseError `second-opinion` where Python or SymPy is missing */
  start(): Promise<void> {
    this.started ??= this.load();
    return this.started;
  }

  /** @throws StepwiseError `second-opinion` where it cannot be started */
  ask(question: Equality, signal?: AbortSignal): Promise<SecondOpinion> {
    const asked = this.last.then(() => (signal?.aborted === true ? UNKNOWN : this.put(question)));
    this.last = asked.catch(() => undefined);
    return asked;
  }

  dispose(): void {
    this.stop();
  }

  private async put(question: Equality): Promise<SecondOpinion> {
    await this.start();
    const { left, right, variables } = question;
    const answer = this.answer(this.options.limitMs ?? 5000);
    this.process?.send({ id: this.nextId++, left, right, variables });
    return answer;
  }

  /** The next answer; unknown when none comes in time, or when the process ends before. */
  private answer(limitMs: number): Promise<SecondOpinion> {
    this.process?.hold(true);
    return new Promise<SecondOpinion>((resolve) => {
      const timer = setTimeout(() => {
        this.options.logger.info('SymPy took too long', { limitMs });
        this.stop();
      }, limitMs);
      this.current = (opinion) => {
        clearTimeout(timer);
        resolve(opinion);
      };
    });
  }

  private settle(opinion: SecondOpinion): void {
    this.process?.hold(false);
    const waiting = this.current;
    this.current = null;
    waiting?.(opinion);
  }

  private stop(): void {
    this.process?.kill();
    this.process = null;
    this.started = null;
    this.settle(UNKNOWN);
  }

  private load(): Promise<void> {
    const { python, script, startMs = 60_000, logger } = this.options;
    return new Promise<void>((resolve, reject) => {
      const fail = (why: string): void => {
        clearTimeout(timer);
        this.stop();
        reject(new StepwiseError('second-opinion', `SymPy cannot be used: ${why}`));
      };
      const timer = setTimeout(() => {
        fail(`${python} did not load it within ${startMs / 1000} seconds.`);
      }, startMs);
      this.process = new PythonProcess(python, script, {
        line: (text) => {
          if (this.current !== null) {
            this.receive(text);
            return;
          }
          const greeting = greetingSchema.safeParse(parsed(text));
          if (!greeting.success) fail(`${python} said something that is not understood.`);
          else if ('missing' in greeting.data)
            fail(`${python} has no usable SymPy (${greeting.data.missing}). Install it there: pip install sympy.`);
          else {
            clearTimeout(timer);
            this.name = `SymPy ${greeting.data.ready}`;
            resolve();
          }
        },
        ended: (how, error) => {
          logger.warn('SymPy ended', { how, error });
          fail(`${python} ended with ${how}.`);
        },
      });
      this.process.hold(true);
    });
  }

  private receive(text: string): void {
    const answer = answerSchema.safeParse(parsed(text));
    if (answer.success && answer.data.id === this.nextId - 1) this.settle(answer.data);
    else this.stop();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
