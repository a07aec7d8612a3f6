import type { Expr } from '../expression/expr.ts';
import { ComplexArithmetic } from './complexArithmetic.ts';
import type { Value } from './value.ts';

/** Where an expression is evaluated: the variables' values, the precision, and over which numbers. */
export interface Environment {
  readonly values: ReadonlyMap<string, Value>;
  readonly arithmetic: ComplexArithmetic;
  /** Real by default: an even root of a negative number then has no value, an odd root a real one. */
  readonly complex: boolean;
  /** Values of the user's functions, when they are known. */
  readonly functions?: ReadonlyMap<string, UserFunction>;
}

/** A function the user defined by a formula. */
export interface UserFunction {
  readonly parameters: readonly string[];
  readonly body: Expr;
}

/** An environment with these values at `bits` binary digits. */
export function environment(values: ReadonlyMap<string, Value>, bits: number, complex = false): Environment {
  return { values, arithmetic: new ComplexArithmetic(bits), complex };
}
