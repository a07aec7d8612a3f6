import type { Span } from '../../core/span.ts';

/** Where a problem stands: `span` with its environment or marker, `text` the stretch that states it. */
export interface ProblemPlace {
  readonly span: Span;
  readonly text: Span;
}

/** Where a derivation stands, its steps in order, and the problem it answers. */
export interface DerivationPlace {
  readonly span: Span;
  readonly steps: readonly Span[];
  readonly problem: ProblemPlace | null;
  readonly inserted: boolean;
}

/** Everything found in a document, in the order of the text (a problem before what stands inside it). */
export interface Places {
  readonly problems: ProblemPlace[];
  readonly derivations: DerivationPlace[];
}

/** A place without what else its parts may carry. */
export function problemPlace(span: Span, text: Span): ProblemPlace {
  return { span: { start: span.start, end: span.end }, text: { start: text.start, end: text.end } };
}
