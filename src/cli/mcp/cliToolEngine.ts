import type { AnswerComparison } from '../../core/symbolicWitness.ts';
import type { Derivation } from '../../core/derivation.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { EngineEvent } from '../../core/events.ts';
import type { Problem } from '../../core/problem.ts';
import { defaultSolveOptions, defaultVerifyOptions, solve, verify } from '../../engine/index.ts';
import type { ToolEngine, ToolSolveSettings } from '../../tools/index.ts';
import type { EngineHost } from '../composition/engineHost.ts';

/** The tools' engine over the command line's own processes. */
export class CliToolEngine implements ToolEngine {
  constructor(
    private readonly host: EngineHost,
    private readonly seed: number,
  ) {}

  async *verify(derivation: Derivation, signal: AbortSignal): AsyncIterable<EngineEvent> {
    const ports = await this.host.ports('scorer');
    yield* verify(derivation, { ...defaultVerifyOptions, seed: this.seed }, ports, signal);
  }

  async *solve(problem: Problem, settings: ToolSolveSettings, signal: AbortSignal): AsyncIterable<EngineEvent> {
    const { plan, ...ports } = await this.host.ports('solver');
    if (ports.generator === null) {
      throw new StepwiseError(
        'model-missing',
        'This server was started with --no-model: it checks steps and compares answers, and solves nothing.',
      );
    }
    yield* solve(problem, { ...defaultSolveOptions, seed: this.seed, ...settings, plan }, ports, signal);
  }

  async compareAnswers(expected: string, given: string, signal: AbortSignal): Promise<AnswerComparison> {
    signal.throwIfAborted();
    return this.host.witness.compareAnswers(expected, given);
  }
}
