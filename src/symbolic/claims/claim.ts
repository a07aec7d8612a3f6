import type { Expr } from '../expression/expr.ts';

/** A statement read out of a step, with where its text stands. */
export interface Claim {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly statement: Expr;
  /** Whether it was read out of running words rather than a formula. */
  readonly prose: boolean;
  /** Whether units or nouns stood beside numbers and were left out of the statement. */
  readonly nouns?: { readonly left: readonly string[]; readonly right: readonly string[] };
}

/** A part that looks like a statement and could not be read. */
export interface UnreadClaim {
  readonly text: string;
  readonly reason: string;
}
