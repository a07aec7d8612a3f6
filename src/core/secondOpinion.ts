/**
 * An expression as plain data for a program outside: a kind, then its parts. Variables are numbers, so that no text of
 * the user's leaves with it.
 */
export type ExpressionTree = readonly (string | number | ExpressionTree)[];

/** Whether two expressions are equal for all values of their variables. */
export interface Equality {
  readonly left: ExpressionTree;
  readonly right: ExpressionTree;
  /** How many variables there are. */
  readonly variables: number;
}

/** An equality that a check left undecided, with the place of its finding. */
export interface OpenEquality extends Equality {
  readonly finding: number;
}

/** What another program says of an equality; `at` are values of the variables at which the sides differ. */
export type SecondOpinion =
  | { readonly answer: 'equal' }
  | { readonly answer: 'different'; readonly at: readonly string[] }
  | { readonly answer: 'unknown' };

/** A program that is asked where the project's own decider leaves an equality open. Never rejects: it may not know. */
export interface SecondWitness {
  /** Its name and version as they are shown: `SymPy 1.14.0`; null until it has answered once. */
  readonly name: string | null;
  ask(question: Equality, signal?: AbortSignal): Promise<SecondOpinion>;
}
