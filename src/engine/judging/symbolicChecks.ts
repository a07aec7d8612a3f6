import type { Derivation, Step } from '../../core/derivation.ts';
import type { SymbolicEvidence } from '../../core/evidence.ts';
import type { SymbolicWitness } from '../../core/symbolicWitness.ts';

/** Asks the symbolic witness about one step of a derivation, with the problem and all steps before it as context. */
export function checkStepAt(
  witness: SymbolicWitness,
  { problem, macros: own }: Omit<Derivation, 'steps'>,
  steps: readonly Step[],
  index: number,
  signal: AbortSignal,
): Promise<SymbolicEvidence> {
  const request = {
    problem: problem?.text ?? null,
    previous: steps.slice(0, index).map((step) => step.text),
    step: steps[index]?.text ?? '',
  };
  const macros = problem?.macros ?? own;
  return witness.checkStep(macros === undefined ? request : { ...request, macros }, signal);
}
