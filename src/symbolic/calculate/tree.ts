import type { Rational } from '../exact/rational.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**';

/** The right-hand side of a relation, as it was written. */
export type Tree =
  | { readonly kind: 'number'; readonly value: Rational; readonly text: string }
  | { readonly kind: 'percent'; readonly of: Tree }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negated'; readonly of: Tree }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Tree[] };

/** Why a relation cannot be calculated, in words to show. */
export class CalculationError extends Error {
  override readonly name = 'CalculationError';
}

/** The names in a relation that have no value yet. */
export function unknownNames(tree: Tree, values: ReadonlyMap<string, unknown>): readonly string[] {
  switch (tree.kind) {
    case 'number':
      return [];
    case 'name':
      return values.has(tree.name) ? [] : [tree.name];
    case 'percent':
    case 'negated':
      return unknownNames(tree.of, values);
    case 'binary':
      return [...unknownNames(tree.left, values), ...unknownNames(tree.right, values)];
    case 'call':
      return tree.args.flatMap((arg) => unknownNames(arg, values));
  }
}
