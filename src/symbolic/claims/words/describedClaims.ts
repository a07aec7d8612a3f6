import { number, relation } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import type { Claim } from '../claim.ts';
import type { HybridText } from '../hybridText.ts';
import { NUMBER_WORDS, OPERAND } from '../hybridText.ts';
import { readDescribed } from './described.ts';
import { END, LIST, ONE, START } from './phrase.ts';
import { integerOf } from './values.ts';

/** What is said of the numbers that words describe, by the words before them and after them. */
interface Form {
  readonly lead: RegExp;
  /** Words that it cannot do without, where looking for its lead takes time. */
  readonly word?: string;
  /** What must follow; null where the value stands in the lead. */
  readonly rest: RegExp | null;
  readonly value: (members: readonly bigint[], count: number) => readonly bigint[];
  readonly asSet?: boolean;
  /** Whether the lead says how many of the numbers are meant. */
  readonly counted?: boolean;
  /** Where numbers may go on without changing the value. */
  readonly open?: 'up' | 'down';
}

const COUNTED = `(${OPERAND}|${NUMBER_WORDS})`;
const ends = /(?= ?[.,;:!?)]|$| (?:so|but|because|since|and so|and then) )/y;
const IS = '(?: that satisf[a-z]+ this)?(?:,? (?:is|are)|:)(?: then| therefore| just)? ';
const IS_ONE = '(?: that satisf[a-z]+ this)?,? (?:is|are)(?: then| therefore| just)? ';
const SMALLEST = '(?:smallest|least|first|lowest|next)';
const LARGEST = '(?:largest|greatest|last|biggest|highest)';

/** `the smallest prime is 2`, and `2 is the smallest prime`. */
function extremes(size: string, value: Form['value'], open: Form['open'] & string): readonly Form[] {
  return [
    { lead: new RegExp(`\\b${size} `, 'g'), rest: new RegExp(`${IS_ONE}${ONE}${END}`, 'y'), value, open },
    { lead: new RegExp(`${START}${ONE} is the ${size} `, 'g'), word: ' is the ', rest: null, value, open },
  ];
}

const FORMS: readonly Form[] = [
  {
    lead: new RegExp(`\\b(?:are|is|have|contains?)(?: exactly| only| a total of| also)? ${COUNTED} (?=[a-z])`, 'g'),
    rest: null,
    value: (members) => [BigInt(members.length)],
  },
  {
    lead: /\bnumber of (?:the )?/g,
    rest: new RegExp(`${IS}${ONE}${END}`, 'y'),
    value: (members) => [BigInt(members.length)],
  },
  {
    lead: /\bsum of (?:all )?(?:of )?(?:the )?/g,
    rest: new RegExp(`${IS}${ONE}${END}`, 'y'),
    value: (members) => [members.reduce((total, k) => total + k, 0n)],
  },
  ...extremes(SMALLEST, (members) => members.slice(0, 1), 'up'),
  ...extremes(LARGEST, (members) => members.slice(-1), 'down'),
  {
    lead: new RegExp(`\\b(?:(?:first|smallest|least|next) ${COUNTED}|${COUNTED} smallest) `, 'g'),
    rest: new RegExp(`${IS}${LIST}${END}`, 'y'),
    value: (members, count) => members.slice(0, count),
    asSet: true,
    counted: true,
    open: 'up',
  },
  {
    lead: /\b(?:[Tt]he|[Tt]he only|[Oo]nly|[Aa]ll|all the) /g,
    rest: new RegExp(`${IS}${LIST}${END}`, 'y'),
    value: (members) => members,
    asSet: true,
  },
];

/** Counts, lists, sums and extremes of whole numbers that words describe: `There are 11 multiples of 9 less than 100`. */
export function describedClaims(source: string, hybrid: HybridText): readonly Claim[] {
  if (!/integer|number|prime|square|cube|multiple|factor|divisor/.test(hybrid.text)) return [];
  return FORMS.filter(({ word = '' }) => hybrid.text.includes(word)).flatMap((form) =>
    [...hybrid.text.matchAll(form.lead)].flatMap((match) => {
      const claim = claimOf(form, match, hybrid);
      if (!claim) return [];
      const [start, end] = [hybrid.place(match.index), hybrid.place(claim.end)];
      const { statement } = claim;
      return [{ text: source.slice(start, end), start, end, statement, prose: true, cautious: true }];
    }),
  );
}

function claimOf(form: Form, lead: RegExpExecArray, hybrid: HybridText): { statement: Expr; end: number } | null {
  const described = readDescribed(hybrid, lead.index + lead[0].length);
  if (!described || (described.goesOn !== null && described.goesOn !== form.open)) return null;
  const rest = form.rest ?? ends;
  rest.lastIndex = described.end;
  const after = rest.exec(hybrid.text);
  const said = after && hybrid.operands((form.rest ? after[1] : lead[1]) ?? '').map((operand) => operand ?? undefined);
  if (!said || said.length === 0 || said.some((operand) => integerOf(operand) === null)) return null;
  const values = said.map((operand) => integerOf(operand) ?? 0n);
  const count = form.counted ? Number(integerOf(hybrid.operands(lead[1] ?? lead[2] ?? '')[0] ?? undefined) ?? 0n) : 0;
  if (form.counted && (count < 2 || count > 20)) return null;
  const meant = described
    .readings()
    .map((members) => form.value(members, count))
    .filter((reading) => form.asSet === true || reading.length > 0);
  const found = meant.find((reading) => sameNumbers(reading, values)) ?? meant[0];
  if (!found || (form.asSet && found.length > 60)) return null;
  const end = described.end + after[0].length;
  return { statement: relation('=', whole(found, form.asSet), whole(values, form.asSet)), end };
}

function sameNumbers(a: readonly bigint[], b: readonly bigint[]): boolean {
  const [x, y] = [new Set(a), new Set(b)];
  return x.size === y.size && [...x].every((k) => y.has(k));
}

function whole(values: readonly bigint[], asSet = false): Expr {
  const items = values.map((value) => number(value));
  const [only] = items;
  return !asSet && only ? only : { kind: 'collection', of: 'set', items };
}
