import type { Derivation } from '../../core/derivation.ts';
import type { Disposable } from '../../core/disposable.ts';
import { toFailure } from '../../core/errors.ts';
import type { EngineEvent } from '../../core/events.ts';
import type { TextModel } from '../../core/generation.ts';
import type { Logger } from '../../core/logger.ts';
import type { FunctionPlotter, Plot, PlotRequest } from '../../core/plotting.ts';
import type { Problem } from '../../core/problem.ts';
import type { StepScorer } from '../../core/scoring.ts';
import type { AnswerComparison, SymbolicWitness } from '../../core/symbolicWitness.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import {
  defaultEvolveOptions,
  defaultSolveOptions,
  defaultVerifyOptions,
  type EnginePorts,
  evolutionMethod,
  evolve,
  type EvolveOutcome,
  solve,
  type Strategy,
  verify,
} from '../../engine/index.ts';
import { builtinProfile, learnedEvidence } from '../../reward/index.ts';
import type { Depth } from '../check/judge.ts';
import type { Generator } from '../models/generators.ts';
import { KnownScores } from './knownScores.ts';
import { rememberingWitness } from './rememberingWitness.ts';

/** Short solutions a derivation is compared with when that is asked for: a minute or less on a processor. */
const TRIES = 4;

/** While so many milliseconds a scorer that was just looked for is taken to be still there, or still missing. */
const LOOKED_MS = 1000;

/** What the symbolic thread does. */
export type SymbolicThread = SymbolicWitness & FunctionPlotter & Disposable & { warm(): void };

/** What the engine runs on. Each part is made at its first use and let go with the host. */
export interface EngineParts {
  /** Starts the symbolic thread. */
  witness(): SymbolicThread;
  /** The model that solves; may ask and download. @throws StepwiseError `cancelled` when the user wants none */
  generator(signal: AbortSignal): Promise<Generator>;
  /** The trained scorer that is installed, or null. Never asks. @throws StepwiseError where its files are damaged */
  scorer(): Promise<StepScorer | null>;
  /** The scorer's catalogue id, without opening its files. */
  scorerId(): Promise<string | null>;
  readonly log: Logger;
}

/** Settings of a solution. */
export interface SolveSettings {
  readonly strategy: Strategy;
  readonly seed: number;
  readonly budget: number;
}

/** The engine of one window: owns the symbolic thread and what is remembered of earlier checks. */
export class EngineHost implements Disposable {
  readonly #scores = new KnownScores();
  #started: SymbolicThread | null = null;
  #witness: SymbolicWitness | null = null;
  #looked: { readonly at: number; readonly id: Promise<string | null> } | null = null;

  constructor(private readonly parts: EngineParts) {}

  /** Starts the symbolic thread ahead of what it will be asked. */
  warm(): void {
    this.#thread().warm();
  }

  /** Judges a derivation. While typing only known scores are shown, so that no model is loaded for a keystroke. */
  async *judge(derivation: Derivation, depth: Depth, signal: AbortSignal): AsyncIterable<EngineEvent> {
    const scorer = depth === 'light' ? await this.#recalled() : await this.#scorer();
    const isTried = depth === 'tried' && derivation.problem !== undefined;
    const model = isTried ? (await this.parts.generator(signal)).model : null;
    const options = isTried ? { ...defaultVerifyOptions, agreementTries: TRIES } : defaultVerifyOptions;
    yield* verify(derivation, options, this.#ports(model, scorer), signal);
  }

  async *solve(
    problem: Problem,
    kept: readonly JudgedStep[],
    settings: SolveSettings,
    signal: AbortSignal,
  ): AsyncIterable<EngineEvent> {
    const { model, plan } = await this.parts.generator(signal);
    const ports = this.#ports(model, await this.#scorer());
    const options = { ...defaultSolveOptions, ...settings, plan, kept: kept.map(({ step }) => step.text) };
    yield* solve(problem, options, ports, signal);
  }

  /** Makes another problem by a method, and checks that independent solutions of it agree on one answer. */
  async evolve(problem: string, method: string, seed: number, signal: AbortSignal): Promise<EvolveOutcome> {
    const { model } = await this.parts.generator(signal);
    const { direction } = evolutionMethod(method);
    return evolve(problem, { ...defaultEvolveOptions, direction, method, seed }, this.#ports(model, null), signal);
  }

  /** Says whether two answers are equal in value. */
  compareAnswers(expected: string, given: string): Promise<AnswerComparison> {
    return this.#ports(null, null).witness.compareAnswers(expected, given);
  }

  /** The graphs of the functions in question, or null where there are none. */
  plot(request: PlotRequest): Promise<Plot | null> {
    return this.#thread().plot(request);
  }

  /** Takes note that a derivation has these verdicts already, so that its scores need not be computed again. */
  remember({ problem, steps }: Derivation, judged: readonly JudgedStep[]): void {
    const scores = judged.map(({ evidence }) => learnedEvidence(evidence) ?? null);
    this.#scores.learn(problem?.text ?? '', steps, scores);
  }

  /** Whether a trained scorer is installed. */
  async isScored(): Promise<boolean> {
    return (await this.parts.scorerId()) !== null;
  }

  /** Lets go of the symbolic thread; the next use starts a new one. */
  restart(): void {
    this.#started?.dispose();
    this.#started = null;
    this.#witness = null;
  }

  dispose(): void {
    this.restart();
  }

  #thread(): SymbolicThread {
    this.#started ??= this.parts.witness();
    return this.#started;
  }

  async #scorer(): Promise<StepScorer | null> {
    const scorer = await this.parts.scorer();
    return scorer && this.#scores.remembering(scorer);
  }

  async #recalled(): Promise<StepScorer | null> {
    const id = await this.#lookedId();
    return id === null ? null : this.#scores.recalling(id);
  }

  /**
   * A notebook is hundreds of derivations in a second: the disk is not asked for each. A scorer that cannot be found leaves no
   * step unchecked: what is wrong with it is said where scores are asked for.
   */
  #lookedId(): Promise<string | null> {
    const now = performance.now();
    if (this.#looked === null || now - this.#looked.at > LOOKED_MS)
      this.#looked = { at: now, id: this.parts.scorerId().catch((error: unknown) => this.#withoutScores(error)) };
    return this.#looked.id;
  }

  #withoutScores(error: unknown): null {
    this.parts.log.warn('Steps are checked without scores.', { ...toFailure(error) });
    return null;
  }

  #ports(generator: TextModel | null, scorer: StepScorer | null): EnginePorts {
    this.#witness ??= rememberingWitness(this.#thread());
    const profile = builtinProfile(scorer?.id ?? null);
    const now = (): number => performance.now();
    return { witness: this.#witness, generator, scorer, profile, logger: this.parts.log, now };
  }
}
