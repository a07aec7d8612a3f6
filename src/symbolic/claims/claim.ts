import type { Expr } from '../expression/expr.ts';

/** A statement read out of a step, with where its text stands. */
export interface Claim {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly statement: Expr;
  /** Whether it was read out of running words rather than a formula. */
  readonly prose: boolean;
  /** Whether it goes on from the side before it in a chain, and so only rewrites that side. */
  readonly chained?: boolean;
  /** Whether it is a link of a chain of equations. */
  readonly linked?: boolean;
  /** Whether the words before it say that it expands, simplifies or factors. */
  readonly rewrites?: boolean;
  /** Whether the words before it say that it names a positive value. */
  readonly positive?: boolean;
  /** Whether its words can be meant in another way, so that it may be proved but not refuted. */
  readonly cautious?: boolean;
  /** Whether it may be proved only, even where nothing else stands in the step. */
  readonly guessed?: boolean;
  /** Whether what comes after it may rest on it though it is cautious. */
  readonly tells?: boolean;
  /** Whether it names the answer to the problem's question: it must rest on what was proved. */
  readonly answers?: boolean;
  /** Whether it may say what a new name stands for: `let $u = a/b$`. */
  readonly introduces?: boolean;
  /** Whether the words around it only name an equation, which may hold for some values or none. */
  readonly mentioned?: boolean;
  /** Whether units or nouns stood beside numbers and were left out of the statement. */
  readonly nouns?: { readonly left: readonly string[]; readonly right: readonly string[] };
}

/** A part that looks like a statement and could not be read. */
export interface UnreadClaim {
  readonly text: string;
  readonly reason: string;
}
