import type { Rational } from '../exact/rational.ts';

/** Names of the constants with a meaning of their own. */
export type ConstantName = 'pi' | 'e' | 'i' | 'infinity';

/** Relations between two expressions. */
export type RelationOperator =
  '=' | '!=' | '<' | '<=' | '>' | '>=' | 'approx' | 'in' | 'notin' | 'subset' | 'divides' | 'notdivides' | 'congruent';

export type LogicOperator = 'and' | 'or' | 'implies' | 'iff';

export interface NumberExpr {
  readonly kind: 'number';
  readonly value: Rational;
  /** Digits written after the decimal point, when the number was written as a decimal. */
  readonly decimals?: number;
}

export interface SymbolExpr {
  readonly kind: 'symbol';
  readonly name: string;
}

export interface ConstantExpr {
  readonly kind: 'constant';
  readonly name: ConstantName;
}

/** A unit of measure or a counted noun; `%` and the degree are units too. */
export interface UnitExpr {
  readonly kind: 'unit';
  readonly name: string;
}

export interface SumExpr {
  readonly kind: 'sum';
  readonly terms: readonly Expr[];
}

export interface ProductExpr {
  readonly kind: 'product';
  readonly factors: readonly Expr[];
}

export interface PowerExpr {
  readonly kind: 'power';
  readonly base: Expr;
  readonly exponent: Expr;
}

/** A named function applied to arguments: `sin`, `ln`, `root`, `abs`, `binomial`, or one of the user's own. */
export interface CallExpr {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expr[];
}

/** `left op right`; a congruence carries its modulus. */
export interface RelationExpr {
  readonly kind: 'relation';
  readonly op: RelationOperator;
  readonly left: Expr;
  readonly right: Expr;
  readonly modulus?: Expr;
}

export interface LogicExpr {
  readonly kind: 'logic';
  readonly op: LogicOperator;
  readonly parts: readonly Expr[];
}

export interface CollectionExpr {
  readonly kind: 'collection';
  readonly of: 'set' | 'tuple' | 'list';
  readonly items: readonly Expr[];
}

export interface IntervalExpr {
  readonly kind: 'interval';
  readonly low: Expr;
  readonly high: Expr;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

export interface MatrixExpr {
  readonly kind: 'matrix';
  readonly rows: readonly (readonly Expr[])[];
}

/** An operator that binds a variable. `low` and `high` are absent where the operator has none. */
export interface BinderExpr {
  readonly kind: 'binder';
  readonly op: 'sum' | 'product' | 'integral' | 'limit' | 'derivative';
  readonly body: Expr;
  readonly variable: string;
  /** Lower bound; a limit's point. */
  readonly low?: Expr;
  readonly high?: Expr;
  /** The side from which a limit is taken. */
  readonly side?: 'left' | 'right';
}

/** Cases of a piecewise value: the first whose condition holds gives it; a null condition always holds. */
export interface PiecewiseExpr {
  readonly kind: 'piecewise';
  readonly cases: readonly { readonly value: Expr; readonly when: Expr | null }[];
}

/** An immutable mathematical expression. */
export type Expr =
  | NumberExpr
  | SymbolExpr
  | ConstantExpr
  | UnitExpr
  | SumExpr
  | ProductExpr
  | PowerExpr
  | CallExpr
  | RelationExpr
  | LogicExpr
  | CollectionExpr
  | IntervalExpr
  | MatrixExpr
  | BinderExpr
  | PiecewiseExpr;

/** A text that could not be read as mathematics, with the reason. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: string;
}
