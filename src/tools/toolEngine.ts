import type { Derivation } from '../core/derivation.ts';
import type { EngineEvent } from '../core/events.ts';
import type { Problem } from '../core/problem.ts';
import type { AnswerComparison } from '../core/symbolicWitness.ts';
import type { Strategy } from '../engine/index.ts';

/** Settings of a solution that a caller may choose; what is left out has the host's default. */
export interface ToolSolveSettings {
  readonly strategy?: Strategy;
  readonly seed?: number;
  /** Tokens written at most. */
  readonly budget?: number;
}

/** What the tools ask of the engine that runs them: the terminal's, or the editor's. */
export interface ToolEngine {
  /** Judges a derivation: by calculation, and by the trained scorer where one is in use. */
  verify(derivation: Derivation, signal: AbortSignal): AsyncIterable<EngineEvent>;
  /** Solves a problem. @throws StepwiseError `model-missing` where there is no model to solve with */
  solve(problem: Problem, settings: ToolSolveSettings, signal: AbortSignal): AsyncIterable<EngineEvent>;
  compareAnswers(expected: string, given: string, signal: AbortSignal): Promise<AnswerComparison>;
}
