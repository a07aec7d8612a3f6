import type { CheckRequest } from '../../core/symbolicWitness.ts';
import type { Claim } from '../claims/claim.ts';
import { readClaims } from '../claims/readClaims.ts';
import type { Listed, ListReference } from '../claims/words/ofList.ts';
import { number, product, quotient, relation, sum } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { exprKey } from '../expression/traverse.ts';
import type { ReadOptions } from '../read/readLatex.ts';
import { inOrder } from './inOrder.ts';

/** How many texts before a step are looked at for the list of which it speaks. */
const nearby = 2;

/** What a step says of the values that were listed last before: `x = 2 or x = 5. The larger one is 5`. */
export function listClaims({ previous, step }: CheckRequest, options: ReadOptions): readonly Claim[] {
  return readClaims(step, options).references.flatMap((reference) => {
    const text = listBefore(reference, step, previous, options);
    const value = text && valueOf(reference, text.list, text.said);
    if (!value) return [];
    const { start, end } = reference;
    const statement = relation('=', value, reference.value);
    return [{ text: step.slice(start, end), start, end, statement, prose: true, cautious: true, guessed: true }];
  });
}

function listBefore(
  { start }: ListReference,
  step: string,
  previous: readonly string[],
  options: ReadOptions,
): { readonly list: Listed; readonly said: string } | null {
  const own = readClaims(step, options).lists.findLast((list) => list.end <= start);
  if (own) return { list: own, said: step.slice(0, start) };
  for (const text of previous.slice(-nearby).reverse()) {
    const list = readClaims(text, options).lists.at(-1);
    if (list) return { list, said: text };
  }
  return null;
}

function valueOf({ of, noun }: ListReference, { values, end }: Listed, said: string): Expr | null {
  switch (of) {
    case 'sum':
      return sum(...values);
    case 'product':
      return product(...values);
    case 'mean':
      return quotient(sum(...values), number(values.length));
    case 'median':
      return median(inOrder(values));
    case 'least':
      return inOrder(values)[0] ?? null;
    case 'greatest':
      return inOrder(values).at(-1) ?? null;
    case 'count':
      return isCounted(values, noun, said, end) ? number(values.length) : null;
  }
}

/** Whether the text ends with the list, names what is counted, and lists nothing twice. */
function isCounted(values: readonly Expr[], noun: string, said: string, end: number): boolean {
  const distinct = new Set(values.map(exprKey)).size === values.length;
  return values.length > 2 && distinct && /^[\s$\\).,;\]]*$/.test(said.slice(end)) && said.includes(` ${noun}`);
}

function median(values: readonly Expr[]): Expr | null {
  const middle = [values[Math.ceil(values.length / 2) - 1], values[Math.floor(values.length / 2)]];
  const [a, b] = middle;
  return a && b ? quotient(sum(a, b), number(2)) : null;
}
