import type { AnswerComparison } from '../../../core/symbolicWitness.ts';
import type { FullOptions } from '../options.ts';
import type { Shape } from '../shape/shape.ts';
import { compareFormulas } from './compareLeaves.ts';
import type { Comparer, Context } from './context.ts';
import { eitherWay } from './context.ts';
import { compareGroups, compareLists, compareRatios } from './groupComparers.ts';
import { different } from './outcome.ts';
import { compareRanges } from './rangeComparers.ts';
import { compareEquations, compareInequalities } from './relationComparers.ts';
import { anonymous } from './anonymous.ts';
import { compareChoices, compareClocks, compareWords } from './wordComparers.ts';

const expressions: Comparer = (a, b, { formulas }) =>
  a.kind === 'expression' && b.kind === 'expression' ? formulas(a.text, b.text) : null;

const memberships: Comparer = (a, b, { compare }) => {
  if (a.kind !== 'membership') return null;
  if (b.kind === 'membership') return compare(a.set, b.set);
  return compare(a.set, b);
};

/** In this order: the first comparer that takes both sides decides. */
const comparers: readonly Comparer[] = [
  compareChoices,
  compareClocks,
  expressions,
  compareRanges,
  compareEquations,
  compareInequalities,
  compareLists,
  compareGroups,
  compareRatios,
  compareWords,
  memberships,
].map(eitherWay);

/** Compares two answers by what they are; symmetric. Answers of kinds that never meet are different. */
export function compareShapes(a: Shape, b: Shape, options: FullOptions): AnswerComparison {
  const rename = options.strict ? (text: string): string => text : anonymous;
  const context: Context = {
    options,
    compare: (left, right) => compareWith(left, right, context),
    formulas: (left, right) => compareFormulas(rename(left), rename(right), options.precision),
  };
  return compareWith(a, b, context);
}

function compareWith(a: Shape, b: Shape, context: Context): AnswerComparison {
  for (const comparer of comparers) {
    const outcome = comparer(a, b, context);
    if (outcome) return outcome;
  }
  return different(`${describe(a)} is not ${describe(b)}`);
}

function describe({ kind }: Shape): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
