import type { AnswerComparison } from '../../../core/symbolicWitness.ts';
import { Generators } from '../../algebra/generators.ts';
import { differenceNumerator } from '../../algebra/normalForm.ts';
import type { Polynomial } from '../../algebra/polynomial.ts';
import { monomialKey } from '../../algebra/polynomial.ts';
import { polynomialToExpr } from '../../algebra/toExpr.ts';
import { TooLarge } from '../../exact/tooLarge.ts';
import { difference, number, product } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { freeSymbols, sameExpr, substitute } from '../../expression/traverse.ts';
import { NotComputable, NotDefined } from '../../numeric/failure.ts';
import { parseShape } from '../shape/parseShape.ts';
import { isName } from '../shape/relation.ts';
import type { RelationShape, Shape } from '../shape/shape.ts';
import { approximate } from './approximate.ts';
import { ofDecision } from './compareLeaves.ts';
import type { Comparer, Context } from './context.ts';
import { readLeaf } from './leaf.ts';
import { different, equal, undecided } from './outcome.ts';

/** Compares equations with values and with each other: `x = 5` is 5, `2x + z = 1` is not 1. */
export const compareEquations: Comparer = (a, b, context) => {
  if (a.kind !== 'relation' || a.op !== '=') return null;
  if (b.kind === 'relation') return b.op === '=' ? compareTwo(a, b, context) : different('one is no equation');
  if (['list', 'choice', 'between'].includes(b.kind)) return null;
  if (b.kind === 'membership') return compareWithMember(a, b, context);
  if (isName(a.left)) return context.compare(parseShape(a.right), b);
  if (isName(a.right) && b.kind === 'expression') return context.compare(parseShape(a.left), b);
  return different('an equation is not a value');
};

/** `x = 2` and `x \in \{2\}`. */
function compareWithMember(a: RelationShape, b: Shape & { kind: 'membership' }, context: Context): AnswerComparison {
  if (!isName(a.left)) return different('an equation is not a value');
  if (context.options.strict && a.left.replace(/\s/g, '') !== b.subject.replace(/\s/g, ''))
    return different(`${a.left} is not ${b.subject}`);
  const [only, ...more] = b.set.kind === 'set' ? b.set.items : [];
  return context.compare(parseShape(a.right), only && more.length === 0 ? only : b.set);
}

function compareTwo(a: RelationShape, b: RelationShape, context: Context): AnswerComparison {
  if (isName(a.left) && isName(b.left)) {
    const right = renamed(a, b, context);
    if (right !== null) return context.compare(parseShape(a.right), parseShape(right));
  }
  return sameFunction(a, b) ? different('the same function of another variable') : compareBySides(a, b, context);
}

function sameFunction(a: RelationShape, b: RelationShape): boolean {
  const [f, g] = [a.left, b.left].map((side) => /^(.*)\([a-z]\)$/.exec(side.replace(/\s/g, ''))?.[1]);
  return f !== undefined && f === g;
}

/** The right side of `b` in the names of `a`, when both define the same thing; null when they do not. */
function renamed(a: RelationShape, b: RelationShape, { options }: Context): string | null {
  const [left, other] = [a.left.replace(/\s/g, ''), b.left.replace(/\s/g, '')];
  if (left === other || !options.strict) return b.right;
  if (isGraph(left, other) || isGraph(other, left)) return b.right;
  const [, name, argument = ''] = /^(.*)\(([a-z])\)$/.exec(left) ?? [];
  const [, otherName, otherArgument = ''] = /^(.*)\(([a-z])\)$/.exec(other) ?? [];
  if (name === undefined || name !== otherName || mentions(b.right, argument)) return null;
  return b.right.replace(letter(otherArgument), argument);
}

/** `y = ...` is the graph of `f(x) = ...`. */
function isGraph(value: string, graph: string): boolean {
  return graph === 'y' && /^[a-zA-Z]\(x\)$/.test(value);
}

function letter(name: string): RegExp {
  return new RegExp(String.raw`(?<!\\[a-zA-Z]*)${name}(?![a-zA-Z])`, 'g');
}

function mentions(text: string, name: string): boolean {
  return letter(name).test(text);
}

/** Compares `f = 0` with `g = 0`, or `f < 0` with `g < 0`: the same up to a factor, for an inequality a positive one. */
function compareBySides(a: RelationShape, b: RelationShape, context: Context): AnswerComparison {
  const [f, g] = [toZero(a), toZero(b)];
  if (!f || !g) return writtenAlike(a, b, context);
  const point = samplePoint(f, g);
  const [fp, gp] = [substitute(f, point), substitute(g, point)];
  const [fv, gv] = [approximate(fp), approximate(gp)];
  if (!fv || !gv || fv.isZero || gv.isZero) return writtenAlike(a, b, context);
  if (a.op !== '=' && a.op !== '!=' && fv.sign !== gv.sign) return different('they point in opposite directions');
  const outcome = ofDecision(product(f, gp), product(g, fp));
  const cleared = outcome.verdict === 'different' && a.op === '=' ? clearedAlike(f, g) : null;
  return cleared ?? outcome;
}

/** `xy = 1` and `y = 1/x`: the same once the denominators are gone. */
function clearedAlike(f: Expr, g: Expr): AnswerComparison | null {
  const [top, other] = [numeratorOf(f), numeratorOf(g)];
  if (!top || !other || (sameExpr(top, f) && sameExpr(other, g))) return null;
  const point = samplePoint(f, g);
  const outcome = ofDecision(product(top, substitute(other, point)), product(other, substitute(top, point)));
  return outcome.verdict === 'equal' ? outcome : null;
}

/** A polynomial times the letters it is divided by. */
function withoutDivisors(polynomial: Polynomial): Polynomial {
  const terms = [...polynomial.values()];
  const least = new Map<number, number>();
  for (const { monomial } of terms)
    for (const [generator, steps] of monomial) least.set(generator, Math.min(least.get(generator) ?? 0, steps));
  const cleared = terms.map(({ coefficient, monomial }) => {
    const raised = [...least].map(([generator, low]) => [generator, (monomial.get(generator) ?? 0) - low] as const);
    return { coefficient, monomial: new Map(raised.filter(([, steps]) => steps !== 0)) };
  });
  return new Map(cleared.map((term) => [monomialKey(term.monomial), term]));
}

function numeratorOf(expr: Expr): Expr | null {
  const generators = new Generators();
  try {
    return polynomialToExpr(withoutDivisors(differenceNumerator(expr, number(0), generators)), generators);
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return null;
    throw error;
  }
}

function writtenAlike(a: RelationShape, b: RelationShape, { formulas }: Context): AnswerComparison {
  const left = formulas(a.left, b.left).verdict;
  const right = formulas(a.right, b.right).verdict;
  if (left === 'equal' && right === 'equal') return equal('the same sides');
  return left === 'different' || right === 'different'
    ? different('the sides differ')
    : undecided('the sides could not be compared');
}

function toZero(relation: RelationShape): Expr | null {
  const [left, right] = [readLeaf(relation.left).expr, readLeaf(relation.right).expr];
  return left && right && difference(left, right);
}

function samplePoint(f: Expr, g: Expr): ReadonlyMap<string, Expr> {
  const names = [...new Set([...freeSymbols(f), ...freeSymbols(g)])];
  return new Map(names.map((name, k) => [name, number(17 + 13 * k)]));
}

/** Compares inequalities that are no interval of a single variable: `3x + y < 2` with `6x + 2y < 4`. */
export const compareInequalities: Comparer = (a: Shape, b: Shape, context) => {
  if (a.kind !== 'relation' || b.kind !== 'relation' || a.op === '=' || b.op === '=') return null;
  if (a.op !== b.op) return different('the relations are of different kinds');
  return compareBySides(a, b, context);
};
