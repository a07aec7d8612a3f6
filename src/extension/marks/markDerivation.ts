import type { Derivation } from '../../core/derivation.ts';
import type { Span } from '../../core/span.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import type { Mark, Standing } from './mark.ts';

/** The marks of one judged derivation. Steps without a place in the document have none. */
export function markDerivation(
  derivation: Derivation,
  judged: readonly JudgedStep[],
  firstError: number,
  number: number,
): readonly Mark[] {
  return judged.flatMap((step) => {
    const span = derivation.steps[step.index]?.span;
    if (span === undefined) return [];
    const standing = standingOf(step.index, firstError);
    const premise = premiseOf(derivation, step.index);
    return [{ span, judged: step, standing, derivation: number, premise, problem: derivation.problem ?? null }];
  });
}

function standingOf(index: number, firstError: number): Standing {
  if (firstError < 0 || index < firstError) return 'sound';
  return index === firstError ? 'first-failing' : 'after';
}

function premiseOf(derivation: Derivation, index: number): Span | null {
  return derivation.steps[index - 1]?.span ?? derivation.problem?.span ?? null;
}
