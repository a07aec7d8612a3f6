import type { Derivation, Step } from './derivation.ts';
import type { JudgedStep } from './verdict.ts';

/** Cost of one run: tokens read and written by the model, and milliseconds of wall time. */
export interface Usage {
  readonly promptTokens: number;
  readonly generatedTokens: number;
  readonly milliseconds: number;
}

/** The whole result of a run. `firstError` is the 0-based index of the first failing step, -1 when there is none. */
export interface Outcome {
  readonly derivation: Derivation;
  readonly steps: readonly JudgedStep[];
  readonly firstError: number;
  /** The final answer as text, null when the derivation states none. */
  readonly answer: string | null;
  /** Calibrated probability that the whole derivation is right, or null when nothing gave one. */
  readonly score: number | null;
  readonly usage: Usage;
  /** Id of the prompt format the solution was written in; null when verifying. */
  readonly format: string | null;
  /** The other solutions that were written for the choice, in the order they were written; empty when verifying. */
  readonly alternatives: readonly Alternative[];
}

/** A solution that was written and not chosen. */
export interface Alternative {
  /** Id of the prompt format it was written in. */
  readonly format: string;
  readonly steps: readonly JudgedStep[];
  readonly answer: string | null;
  readonly score: number | null;
}

/**
 * One stream of events for solving and for verifying; the extension, the command line, the evaluation and the trainer's
 * reward server all consume it. `partial` is the unfinished text of the step being written; `step` may come again for an
 * index when that step was thrown away and written again, and every later index is then void.
 */
export type EngineEvent =
  | { readonly kind: 'partial'; readonly index: number; readonly text: string }
  | { readonly kind: 'step'; readonly index: number; readonly step: Step }
  | { readonly kind: 'verdict'; readonly judged: JudgedStep }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly error: StepwiseFailure; readonly partial: Outcome | null };

/** Why a run ended early, in a form that crosses a process boundary. `message` says what happened and what to do next. */
export interface StepwiseFailure {
  readonly code: FailureCode;
  readonly message: string;
}

export type FailureCode =
  | 'cancelled'
  | 'model-missing'
  | 'model-invalid'
  | 'model-crashed'
  | 'model-timeout'
  | 'out-of-memory'
  | 'endpoint'
  | 'second-opinion'
  | 'no-steps'
  | 'too-large'
  | 'internal';
