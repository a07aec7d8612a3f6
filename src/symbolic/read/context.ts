import type { Expr } from '../expression/expr.ts';

/** What the reader knows while it turns MathJSON into an expression. */
export interface ReadContext {
  readonly filled: ReadonlyMap<string, Expr>;
  /** Names that are applied to what stands in parentheses after them. */
  readonly functions: ReadonlySet<string>;
  /** Variables bound around this place: they are never the constants e and i. */
  readonly bound: ReadonlySet<string>;
}
