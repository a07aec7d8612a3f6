import type { PlanChoice } from './prompting/solvePlan.ts';

/**
 * How a solution is found.
 * - `greedy`: one solution, the plan's first
 * - `majority`: all of the plan's, the answer most of them give
 * - `best`: the same, each weighed by its format, its verdicts and its score; stops once two formats agree and nothing
 *   speaks against it, or nothing can change the choice
 * - `search`: step by step, several proposals for each, the best by verdict and score kept, refuted ones written again
 */
export type Strategy = 'greedy' | 'majority' | 'best' | 'search';

/** Settings of one solving run; `defaultSolveOptions` has the defaults. */
export interface SolveOptions {
  readonly strategy: Strategy;
  /** Replaces the default plans. */
  readonly plan: PlanChoice | null;
  readonly seed: number;
  /** Upper bound of tokens written for one problem, all tries together. */
  readonly budget: number;
  /** Proposals for each step of a search. */
  readonly proposals: number;
  /** Steps that stay as they are, in order: the solution goes on after them, by search, one line a step. */
  readonly kept: readonly string[];
}

export const defaultSolveOptions: SolveOptions = {
  strategy: 'best',
  plan: null,
  seed: 1,
  budget: 4000,
  proposals: 3,
  kept: [],
};

/** Settings of one verifying run. */
export interface VerifyOptions {
  /** Independent tries written to compare the steps with; 0 asks for none. They need a generator. */
  readonly agreementTries: number;
  readonly seed: number;
}

export const defaultVerifyOptions: VerifyOptions = { agreementTries: 0, seed: 1 };
