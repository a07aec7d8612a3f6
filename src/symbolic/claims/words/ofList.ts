import type { Expr } from '../../expression/expr.ts';
import { freeSymbols, some } from '../../expression/traverse.ts';
import type { Claim } from '../claim.ts';
import type { HybridText } from '../hybridText.ts';
import { OPERAND } from '../hybridText.ts';
import { isStatement } from '../isStatement.ts';
import { END, GETS, ONE } from './phrase.ts';

/** Values that stand side by side in a text: `2, 3 and 5`, `$x = 2$ or $x = 3$`. */
export interface Listed {
  readonly values: readonly Expr[];
  readonly start: number;
  readonly end: number;
}

/** What is said of the values listed before: their sum, the largest of them, their number. */
export interface ListReference {
  readonly of: 'sum' | 'product' | 'mean' | 'median' | 'least' | 'greatest' | 'count';
  readonly value: Expr;
  /** For a number of things, what they are called. */
  readonly noun: string;
  readonly start: number;
  readonly end: number;
}

/** The value is not the first of several. */
const LAST = `${END}(?!,? (?:and |or )?[\\d\\uE000-\\uF8FF])`;
const THESE = '(?: of (?:all )?(?:of )?(?:these|those|the)(?: [a-z]+){0,3})';
const IS = '(?:,? (?:is|are|equals)(?: then| therefore| thus| just| simply)? |: )';
const ITEM =
  '(?: (?:possible |integer |positive |real |two-digit |of the two )*(?:values?|numbers?|integers?|roots?|solutions?|fractions?|angles?|one|sides?|bases?|radius|primes?|factors?|zeros?))?(?: of (?:these|those|the)(?: [a-z]+){0,3}| (?:of|for) [\\uE000-\\uF8FF]+)?';

const FORMS: readonly (readonly [ListReference['of'], RegExp])[] = [
  ['sum', new RegExp(`\\b(?:[Ss]um|[Tt]otal)${THESE}${IS}${ONE}${LAST}`, 'g')],
  ['sum', new RegExp(`\\b(?:[Ss]umm|[Aa]dd)ing (?:these|them|those)(?: [a-z]+){0,3}${GETS}${ONE}${LAST}`, 'g')],
  ['product', new RegExp(`\\b[Pp]roduct${THESE}${IS}${ONE}${LAST}`, 'g')],
  ['product', new RegExp(`\\b[Mm]ultiplying (?:these|them|those)(?: [a-z]+){0,3}${GETS}${ONE}${LAST}`, 'g')],
  ['mean', new RegExp(`\\b(?:average|mean)${THESE}?${IS}${ONE}${LAST}`, 'g')],
  ['median', new RegExp(`\\bmedian${THESE}?${IS}${ONE}${LAST}`, 'g')],
  ['least', new RegExp(`\\b(?:[Ss]maller|[Ll]esser|[Ss]mallest|[Ll]east|[Mm]inimum)${ITEM}${IS}${ONE}${LAST}`, 'g')],
  [
    'greatest',
    new RegExp(`\\b(?:[Ll]arger|[Gg]reater|[Ll]argest|[Gg]reatest|[Mm]aximum)${ITEM}${IS}${ONE}${LAST}`, 'g'),
  ],
  [
    'count',
    new RegExp(
      `\\b[Tt]here (?:are|is)(?: thus| therefore| exactly| only| a total of)? ${ONE} ([a-z]+)(?: (?:in all|total))?[.!]?$`,
      'g',
    ),
  ],
];

const LIST = new RegExp(`${OPERAND}(?:(?:,? (?:and|or) |, )${OPERAND}){1,40}`, 'g');

/** What a text says of values listed before. */
export function listReferences({ text, operands, place }: HybridText): readonly ListReference[] {
  if (!/um |otal |ing (?:the|tho)|roduct|mean|edian|verage|mall|esse|east|nimum|arge|reate|ximum|here /.test(text))
    return [];
  return FORMS.flatMap(([of, pattern]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [value, ...more] = operands(match[1] ?? '');
      const [start, end] = [place(match.index), place(match.index + match[0].length)];
      return value && more.length === 0 && isValue(value) ? [{ of, value, noun: match[2] ?? '', start, end }] : [];
    }),
  );
}

/** The lists of values in a text, in the order in which they end; lists with dots are none. */
export function listsIn({ text, operands, place }: HybridText, claims: readonly Claim[]): readonly Listed[] {
  const written = [...text.matchAll(LIST)].map((match) => ({
    values: operands(match[0]),
    start: place(match.index),
    end: place(match.index + match[0].length),
  }));
  const chosen = claims.map(({ statement, start, end }) => ({ values: choices(statement), start, end }));
  return [...written, ...chosen]
    .flatMap(({ values, start, end }) => {
      const read = values.filter((value) => value !== null && isValue(value)).filter((value) => value !== null);
      return read.length > 1 && read.length === values.length ? [{ values: read, start, end }] : [];
    })
    .sort((a, b) => a.end - b.end);
}

/** The values of one letter that a statement leaves to choose from. */
function choices(statement: Expr): readonly (Expr | null)[] {
  if (statement.kind !== 'logic' || statement.op !== 'or') return [];
  return statement.parts.map((part) =>
    part.kind === 'relation' && part.op === '=' && part.left.kind === 'symbol' ? part.right : null,
  );
}

function isValue(expr: Expr): boolean {
  return !isStatement(expr) && freeSymbols(expr).length === 0 && !some(expr, (part) => part.kind === 'symbol');
}
