import type { LearnedEvidence } from '../../core/evidence.ts';
import type { Span } from '../../core/span.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import type { DocumentDerivation } from '../../document/index.ts';

/** The solution that was just written for a problem, as the document reads it, or null when it reads otherwise. */
export function writtenSolution(
  found: readonly DocumentDerivation[],
  problem: Span,
  judged: readonly JudgedStep[],
): DocumentDerivation | null {
  const below = found.filter(({ inserted, span }) => inserted && span.start >= problem.start);
  return below.find(({ steps }) => steps.length === judged.length) ?? null;
}

/** The scores that were given to steps, in their order. */
export function learnedEvidence(judged: readonly JudgedStep[]): readonly (LearnedEvidence | null)[] {
  return judged.map(({ evidence }) => evidence.find((one) => one.witness === 'learned') ?? null);
}
