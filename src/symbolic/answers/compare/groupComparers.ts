import type { AnswerComparison } from '../../../core/symbolicWitness.ts';
import type { GroupShape, ListShape, Shape } from '../shape/shape.ts';
import { parseShape } from '../shape/parseShape.ts';
import type { Comparer, Context } from './context.ts';
import { readNumeral } from './numeral.ts';
import { allEqual, different, matchAll, undecided } from './outcome.ts';

/** Compares several answers in any order with a list, a set, coordinates (in order) or a decimal comma. */
export const compareLists: Comparer = (a, b, context) => {
  if (a.kind !== 'list') return null;
  if (b.kind === 'list') return compareTwoLists(a, b, context);
  if (b.kind === 'set') return matchAll(a.items, b.items, context.compare);
  if (b.kind === 'tuple') return listWithTuple(a, b, context);
  if (b.kind === 'membership')
    return b.set.kind === 'tuple' ? different('an interval is no list') : context.compare(a, b.set);
  if (b.kind === 'relation') return relationWithList(a, b, context);
  return aloneWithList(a, b, context);
};

function compareTwoLists(a: ListShape, b: ListShape, { compare }: Context): AnswerComparison {
  return matchAll(a.items, b.items, compare);
}

function listWithTuple(list: ListShape, tuple: GroupShape, { compare }: Context): AnswerComparison {
  if (list.items.some((item) => item.kind === 'tuple')) return matchAll(list.items, [tuple], compare);
  return inOrder(list.items, tuple.items, compare);
}

function relationWithList(list: ListShape, relation: Shape & { kind: 'relation' }, context: Context): AnswerComparison {
  if (relation.op !== '=') return different('a list of answers is no inequality');
  const named = coordinates(relation.left, relation.right);
  if (named.length > 1) return matchAll(list.items, named, context.compare);
  return aloneWithList(list, relation, context);
}

/** `(x, y) = (1, 2)` as `x = 1`, `y = 2`. */
function coordinates(left: string, right: string): readonly Shape[] {
  const [names, values] = [left, right].map((side) => /^\((.*)\)$/.exec(side)?.[1]?.split(',') ?? []);
  if (!names || names.length !== values?.length) return [];
  return names.map((name, k) => ({ kind: 'relation', op: '=', left: name.trim(), right: (values[k] ?? '').trim() }));
}

/** `3,5` is written for the two answers 3 and 5 as often as for 3.5. */
const TWO_DIGITS = /^[1-9],[1-9]$/;

function aloneWithList(list: ListShape, alone: Shape, context: Context): AnswerComparison {
  const raw = list.raw.replace(/\\?\$/g, '').trim();
  if (readNumeral(raw)) {
    const asDecimal = context.compare({ kind: 'expression', text: list.raw }, alone);
    return asDecimal.verdict === 'equal' && TWO_DIGITS.test(raw) ? undecided(`"${raw}" may be two answers`) : asDecimal;
  }
  return matchAll(list.items, [alone], context.compare);
}

function inOrder(a: readonly Shape[], b: readonly Shape[], compare: Context['compare']): AnswerComparison {
  if (a.length !== b.length) return different(`${a.length} members are not ${b.length}`);
  const pairs = a.flatMap((left, k) => {
    const right = b[k];
    return right ? [[left, right] as const] : [];
  });
  return allEqual(lazily(pairs, compare), 'the same members in the same order');
}

function* lazily(pairs: readonly (readonly [Shape, Shape])[], compare: Context['compare']): Iterable<AnswerComparison> {
  for (const [left, right] of pairs) yield compare(left, right);
}

/** Compares sets (no order) and tuples (in order); a set is never a tuple. */
export const compareGroups: Comparer = (a, b, { compare }) => {
  if (a.kind === 'set' && b.kind === 'set') return matchAll(a.items, b.items, compare);
  if (a.kind === 'tuple' && b.kind === 'tuple') return inOrder(a.items, b.items, compare);
  if (a.kind === 'set' && b.kind === 'tuple') return different('a set has no order, a tuple has one');
  if (a.kind === 'set' && b.kind === 'membership') return compare(a, b.set);
  if (a.kind === 'tuple' && b.kind === 'expression') return tupleWithColumn(a, b.text, compare);
  if (a.kind === 'setOperation' && b.kind === 'setOperation' && a.op === b.op)
    return a.op === 'difference' ? inOrder(a.parts, b.parts, compare) : matchAll(a.parts, b.parts, compare);
  return null;
};

const COLUMN = /^\\begin\{([pb]?matrix)\}([^&]*)\\end\{\1\}$/;

/** A column vector lists its entries in order, as a point or `\langle 1, 2 \rangle` does. */
function tupleWithColumn(tuple: GroupShape, text: string, compare: Context['compare']): AnswerComparison | null {
  const column = COLUMN.exec(text.trim())?.[2];
  const rows = (column ?? '').split('\\\\').filter((row) => row.trim() !== '');
  return column === undefined ? null : inOrder(tuple.items, rows.map(parseShape), compare);
}

/** Compares ratios by their proportions; a ratio of two is also its quotient. */
export const compareRatios: Comparer = (a, b, { formulas }) => {
  if (a.kind !== 'ratio') return null;
  const [first = '', second = ''] = a.parts;
  if (b.kind === 'expression' && a.parts.length === 2) return formulas(`\\frac{${first}}{${second}}`, b.text);
  if (b.kind !== 'ratio') return null;
  if (a.parts.length !== b.parts.length) return different('the ratios have different lengths');
  const base = b.parts[0] ?? '';
  return allEqual(
    a.parts.map((part, k) => formulas(`(${part}) \\cdot (${base})`, `(${b.parts[k] ?? ''}) \\cdot (${first})`)),
    'the same proportions',
  );
};
