import type { Span } from '../core/span.ts';
import type { DocumentReading } from './readDocument.ts';

/** A derivation as a landmark: where it stands, where its steps begin, and the problem it answers. */
export interface DerivationLandmark {
  readonly span: Span;
  readonly first: number;
  readonly problem: Span | null;
}

/** What of a document can be gone to: the problems, the derivations, and the display formulas that belong to neither. */
export interface Landmarks {
  readonly problems: readonly Span[];
  readonly derivations: readonly DerivationLandmark[];
  readonly formulas: readonly Span[];
}

/** The landmarks of a document that was read nearest to a place, `most` of each kind, in the document's order. */
export function landmarksIn(reading: DocumentReading, near: number, most: number): Landmarks {
  const problems = innermost(reading.problems.map(({ span }) => span));
  const taken = [...problems, ...reading.derivations.map(({ span }) => span)];
  const isFree = freeOf(taken);
  const formulas = reading.spans.filter((math) => math.kind !== 'inline' && isFree(math));
  const derivations = reading.derivations.map(({ span, steps, problem }) => {
    return { span, first: steps[0]?.start ?? span.start, problem: problem?.span ?? null };
  });
  return {
    problems: nearest(problems, (span) => span, near, most),
    derivations: nearest(derivations, ({ span }) => span, near, most),
    formulas: nearest(formulas.map(spanOnly), (span) => span, near, most),
  };
}

function spanOnly({ start, end }: Span): Span {
  return { start, end };
}

function nearest<T>(all: readonly T[], spanOf: (one: T) => Span, near: number, most: number): readonly T[] {
  const away = (one: T): number => Math.max(spanOf(one).start - near, near - spanOf(one).end, 0);
  const kept = [...all].sort((one, other) => away(one) - away(other)).slice(0, most);
  return kept.sort((one, other) => spanOf(one).start - spanOf(other).start);
}

/** Those that hold no other: the parts of an exercise stand for it. */
function innermost(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((span, index) => {
    const next = sorted[index + 1];
    return next === undefined || next.end > span.end;
  });
}

/** Tells whether a span overlaps none of the taken ones, which may overlap each other. */
function freeOf(taken: readonly Span[]): (span: Span) => boolean {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...taken].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return (span) => {
    let [low, high] = [0, joined.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((joined[middle]?.end ?? 0) > span.start) high = middle;
      else low = middle + 1;
    }
    return (joined[low]?.start ?? Infinity) >= span.end;
  };
}
