import * as z from 'zod';
import type { SymbolicEvidence } from '../../core/evidence.ts';
import type { SymbolicWitness } from '../../core/symbolicWitness.ts';
import type { BatchTask } from './batchTask.ts';

const row = z.looseObject({
  premise: z.union([z.string(), z.array(z.string()), z.null()]).optional(),
  step: z.string(),
});

const VERDICTS = { proved: 'valid', refuted: 'invalid', undecided: 'unknown' } as const;

function premises(premise: z.infer<typeof row>['premise']): readonly string[] {
  if (premise === undefined || premise === null) return [];
  return typeof premise === 'string' ? [premise] : premise;
}

function answer(evidence: SymbolicEvidence): Readonly<Record<string, unknown>> {
  const counterexample = evidence.findings.find((finding) => finding.outcome === 'refuted')?.counterexample;
  return {
    verdict: VERDICTS[evidence.outcome],
    reason: evidence.reason,
    ...(counterexample !== undefined && { counterexample }),
  };
}

/** `batch step`: does the step follow from the premise? */
export function stepTask(witness: SymbolicWitness): BatchTask<z.infer<typeof row>> {
  return {
    row,
    atOnce: 8,
    async answer({ premise, step }, signal) {
      return answer(await witness.checkStep({ problem: null, previous: premises(premise), step }, signal));
    },
  };
}
