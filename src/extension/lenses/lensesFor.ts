import type { DocumentLanguage, Span } from '../../core/span.ts';
import { derivationsIn, findMathSpans, problemsIn, type DocumentDerivation } from '../../document/index.ts';
import { commandIds } from '../editor/commands.ts';
import { fails, type Mark } from '../marks/mark.ts';
import type { Words } from '../words.ts';

/** One entry above a line: `at` is where it stands, `offset` what its command is about. */
export interface LensText {
  readonly at: number;
  readonly title: string;
  readonly command: string;
  readonly offset: number;
}

/** A text longer than this gets no entries: reading it would be felt while typing. */
const LONGEST = 400_000;
const MOST = 300;

/**
 * The entries of a document: *Solve* above each exercise and each display formula that belongs to no derivation, and how
 * many of a derivation's steps are verified. `taken` is a problem that has entries of its own already.
 */
export function lensesFor(
  text: string,
  language: DocumentLanguage,
  marks: readonly Mark[],
  taken: Span | null,
  t: Words,
): readonly LensText[] {
  if (text.length > LONGEST) return [];
  const problems = innermost(problemsIn(text, language).map(({ span }) => span));
  const derivations = derivationsIn(text, language);
  const read = [...problems, ...derivations.map(({ span }) => span)];
  const formulas = findMathSpans(text, language).filter(
    (math) => math.kind !== 'inline' && !read.some((span) => overlap(span, math)),
  );
  const solve = [...problems, ...formulas]
    .filter((span) => taken === null || !overlap(span, taken))
    .map(({ start }): LensText => ({ at: start, title: t('Solve'), command: commandIds.solve, offset: start }));
  const judged = derivations.map((derivation) => derivationLens(derivation, marks, t));
  return [...solve, ...judged].sort((a, b) => a.at - b.at).slice(0, MOST);
}

function derivationLens({ span, steps, problem }: DocumentDerivation, marks: readonly Mark[], t: Words): LensText {
  const at = problem?.span?.start ?? span.start;
  const own = marks.filter((mark) => span.start <= mark.span.start && mark.span.end <= span.end);
  const first = steps[0]?.span.start ?? span.start;
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

/** Those that hold no other: the parts of an exercise stand for it. */
function innermost(spans: readonly Span[]): readonly Span[] {
  return spans.filter(
    (span) => !spans.some((other) => other !== span && span.start <= other.start && other.end <= span.end),
  );
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
