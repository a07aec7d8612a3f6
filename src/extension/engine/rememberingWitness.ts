import type { SymbolicEvidence } from '../../core/evidence.ts';
import type { CheckRequest, SymbolicWitness } from '../../core/symbolicWitness.ts';
import { Recent } from './recent.ts';

/** Checks of one step that may pass their time before that is taken for good. */
const TRIES = 3;

/**
 * A witness that does not check the same step twice, so that after a keystroke only the steps it touches are checked. A
 * check that passed its time is tried again: the machine may have been busy.
 */
export function rememberingWitness(witness: SymbolicWitness, kept = 4000): SymbolicWitness {
  const known = new Recent<SymbolicEvidence>(kept);
  const late = new Recent<number>(kept);
  return {
    async checkStep(request: CheckRequest, signal?: AbortSignal): Promise<SymbolicEvidence> {
      const key = JSON.stringify([request.problem, request.previous, request.step, request.macros ?? null]);
      const before = known.get(key);
      if (before !== undefined) return before;
      const evidence = await witness.checkStep(request, signal);
      if (signal?.aborted === true) return evidence;
      const tries = evidence.passing === true ? (late.get(key) ?? 0) + 1 : TRIES;
      if (tries < TRIES) late.set(key, tries);
      else known.set(key, evidence);
      return evidence;
    },
    compareAnswers: (gold, prediction, rule) => witness.compareAnswers(gold, prediction, rule),
    calculate: (source) => witness.calculate(source),
  };
}
