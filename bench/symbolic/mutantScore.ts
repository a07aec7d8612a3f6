import { resolve } from 'node:path';
import * as z from 'zod';
import type { Mutant } from './mutations.ts';
import { runPython } from './python.ts';

/** Mutants by what became of them; those not rejected are split by an independent evaluation of their truth. */
export interface MutantScore {
  readonly made: number;
  readonly rejected: number;
  readonly accepted: number;
  readonly unknown: number;
  /** Of those accepted or unknown: still true, and so no error to find. */
  readonly stillTrue: number;
  /** Of those accepted: false by the independent evaluation. */
  readonly acceptedFalse: readonly string[];
  /** Of those unknown: not shown to be true. */
  readonly unknownClaims: readonly string[];
}

const truthSchema = z.object({ id: z.number(), truth: z.enum(['true', 'false', 'unknown']) });

/** Counts the mutants; truth of those not rejected is found by SymPy at 50 digits. */
export function scoreMutants(mutants: readonly Mutant[]): MutantScore {
  const open = mutants.filter((mutant) => mutant.outcome !== 'refuted');
  const rows = open.map((mutant, id) => ({ id, claim: mutant.mutant }));
  const found = rows.length === 0 ? [] : runPython(resolve('bench/symbolic/truth.py'), rows, truthSchema);
  const truth = new Map(found.map((answer) => [answer.id, answer.truth]));
  const claims = (outcome: Mutant['outcome'], keep: (truth: string) => boolean): readonly string[] =>
    open.flatMap((mutant, id) => {
      const kept = mutant.outcome === outcome && keep(truth.get(id) ?? 'unknown');
      return kept ? [`${mutant.original} -> ${mutant.mutant}`] : [];
    });
  return {
    made: mutants.length,
    rejected: mutants.length - open.length,
    accepted: open.filter((mutant) => mutant.outcome === 'proved').length,
    unknown: open.filter((mutant) => mutant.outcome === 'undecided').length,
    stillTrue: found.filter((answer) => answer.truth === 'true').length,
    acceptedFalse: claims('proved', (value) => value !== 'true'),
    unknownClaims: claims('undecided', (value) => value !== 'true'),
  };
}
