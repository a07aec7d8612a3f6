import type { Span } from '../../core/span.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import type { DocumentDerivation } from '../../document/index.ts';

/**
 * The solution that was just written for a problem, as the document reads it, or null when it reads otherwise. `found` is in
 * the document's order: solutions further down are those of other problems.
 */
export function writtenSolution(
  found: readonly DocumentDerivation[],
  problem: Span,
  judged: readonly JudgedStep[],
): DocumentDerivation | null {
  const own = found.find(({ inserted, span }) => inserted && span.start >= problem.start);
  return own?.steps.length === judged.length ? own : null;
}
