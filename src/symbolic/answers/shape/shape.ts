/** Which ends of an interval belong to it, and the ends as LaTeX. */
export interface IntervalShape {
  readonly kind: 'interval';
  readonly low: string;
  readonly high: string;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** Several answers side by side, in no order; `raw` is what was split, for readings such as the decimal `1,22`. */
export interface ListShape {
  readonly kind: 'list';
  readonly items: readonly Shape[];
  readonly raw: string;
}

/** Members in braces (no order), or coordinates in parentheses, brackets or angles (order matters). */
export interface GroupShape {
  readonly kind: 'set' | 'tuple';
  readonly items: readonly Shape[];
  /** The opening and closing bracket as written. */
  readonly brackets: string;
}

/** `left = right`, sides as LaTeX, or an order relation turned to point left: `<` or `<=`. */
export interface RelationShape {
  readonly kind: 'relation';
  readonly op: '=' | '<' | '<=' | '!=';
  readonly left: string;
  readonly right: string;
}

/** Union, intersection or difference of sets. */
export interface SetOperationShape {
  readonly kind: 'setOperation';
  readonly op: 'union' | 'intersection' | 'difference';
  readonly parts: readonly Shape[];
}

/**
 * The form of an answer before any mathematics is read in it: what kind of thing it is, its parts as LaTeX.
 * `expression` is a single formula; `words` anything that is language; `between` a double inequality.
 */
export type Shape =
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'choice'; readonly letter: string; readonly rest: Shape | null }
  | { readonly kind: 'clock'; readonly minutes: number; readonly half: 'am' | 'pm' | null; readonly text: string }
  | { readonly kind: 'ratio'; readonly parts: readonly string[] }
  | { readonly kind: 'membership'; readonly subject: string; readonly set: Shape }
  | { readonly kind: 'between'; readonly subject: string; readonly interval: IntervalShape }
  | ListShape
  | GroupShape
  | IntervalShape
  | RelationShape
  | SetOperationShape;
