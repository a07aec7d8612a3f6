import type { SymbolicEvidence } from '../../core/evidence.ts';
import type { CheckRequest, SymbolicWitness } from '../../core/symbolicWitness.ts';
import { Recent } from './recent.ts';

/** A witness that does not check the same step twice, so that after a keystroke only the steps it touches are checked. */
export function rememberingWitness(witness: SymbolicWitness, kept = 4000): SymbolicWitness {
  const known = new Recent<SymbolicEvidence>(kept);
  return {
    async checkStep(request: CheckRequest, signal?: AbortSignal): Promise<SymbolicEvidence> {
      const key = JSON.stringify([request.problem, request.previous, request.step, request.macros ?? null]);
      const before = known.get(key);
      if (before !== undefined) return before;
      const evidence = await witness.checkStep(request, signal);
      if (signal?.aborted !== true) known.set(key, evidence);
      return evidence;
    },
    compareAnswers: (gold, prediction, rule) => witness.compareAnswers(gold, prediction, rule),
    calculate: (source) => witness.calculate(source),
  };
}
