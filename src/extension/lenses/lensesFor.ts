import type { Span } from '../../core/span.ts';
import { fails } from '../../core/verdict.ts';
import type { DerivationLandmark, Landmarks } from '../../document/index.ts';
import { commandIds } from '../editor/commands.ts';
import type { Mark } from '../marks/mark.ts';
import type { Words } from '../words.ts';

/** One entry above a line: `at` is where it stands, `offset` what its command is about. */
export interface LensText {
  readonly at: number;
  readonly title: string;
  readonly command: string;
  readonly offset: number;
}

/**
 * The entries of a document: *Solve* above each exercise and each display formula that belongs to no derivation, and how
 * many of a derivation's steps are verified. `taken` is a problem that has entries of its own already.
 */
export function lensesFor(
  { problems, derivations, formulas }: Landmarks,
  marks: readonly Mark[],
  taken: Span | null,
  t: Words,
): readonly LensText[] {
  const solve = [...problems, ...formulas]
    .filter((span) => taken === null || !overlap(span, taken))
    .map(({ start }): LensText => ({ at: start, title: t('Solve'), command: commandIds.solve, offset: start }));
  const judged = derivations.map((derivation) => derivationLens(derivation, marks, t));
  return [...solve, ...judged].sort((a, b) => a.at - b.at);
}

function derivationLens({ span, first, problem }: DerivationLandmark, marks: readonly Mark[], t: Words): LensText {
  const at = problem?.start ?? span.start;
  const own = marks.filter((mark) => span.start <= mark.span.start && mark.span.end <= span.end);
  if (own.length === 0) return { at, title: t('Check steps'), command: commandIds.checkSteps, offset: first };
  const verified = own.filter(({ judged }) => judged.verdict === 'verified').length;
  const failing = own.find(({ judged }) => fails(judged.verdict));
  const count = t('{0} of {1} steps verified', verified, own.length);
  return failing
    ? {
        at,
        title: t('{0}: step {1} fails', count, failing.judged.index + 1),
        command: commandIds.showFailingStep,
        offset: failing.span.start,
      }
    : { at, title: count, command: commandIds.showView, offset: first };
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
