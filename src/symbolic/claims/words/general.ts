import { difference, product, quotient, relation, sum, symbol } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { freeSymbols } from '../../expression/traverse.ts';
import type { Phrase } from './phrase.ts';
import { FORMULA, GETS, LIST, ONE, START, WIDE_START, phrase, telling } from './phrase.ts';
import type { Statement } from './statements.ts';
import { allEqual, same, solutionsAre } from './statements.ts';

const WRITTEN =
  '(?:re)?(?:written|expressed|simplified|factored|expanded|reduced)(?: further| out)? (?:as|to|into|in the form)(?: the (?:product|sum|fraction))?';
const EQUALS =
  '(?:is equal to|equals|simplifies to|reduces to|expands to|factors (?:as|into|to)|is the same as|is equivalent to|evaluates to)';
const REWRITE = '(?:[Ss]implify|[Rr]ewrit|[Ww]rit|[Ee]xpress|[Ff]actor|[Ee]xpand|[Ee]valuat)(?:e|ing)?';
const GIVES = '(?: as|,? to get|,? to obtain|,? we (?:get|have|obtain)|,? which gives|,? gives|,? yields)';
const SIMPLIFIES =
  '(?:simplif(?:ies|y)|reduces?|evaluates?|comes?(?: out)?|expands?|factors?|equals|is equal|is(?: the same(?: thing)? as)?)';
const LATER = '(?:[a-z]+ ){0,6}';

/** A formula that goes on from the one before the text: `Simplifying, we get $2x$`. */
const goesOn: Statement = ([value]) =>
  value && value.kind !== 'symbol' && value.kind !== 'number' ? relation('=', symbol(''), value) : null;

/** The start of a text, with words that only lead to what comes. */
const OPENING = '^(?:(?:[Ss]o|[Tt]hus|[Tt]hen|[Hh]ence|[Tt]herefore|[Ff]inally|[Nn]ow|[Aa]nd),? )?';

/** A letter that is spoken of by itself, not as `the smallest such $n$`. */
const LEAD = String.raw`(?<=^|[.,;:!] |\b(?:[Ss]o|[Tt]hen|[Tt]hus|[Tt]hat|[Hh]ence|[Tt]herefore|[Ss]ince|[Bb]ecause|[Aa]s|[Hh]ere|[Nn]ow|case|means|implies|see|get) )`;

/** Phrases that tell the value of a letter. */
const values: readonly Phrase[] = [
  phrase('length', `\\blength of ${FORMULA} is(?: then| therefore| thus)? ${ONE}`, same, true),
  phrase('s ', `\\b(?:values|solutions|roots|zeros) (?:of|for|to) ${FORMULA} are ${LIST}`, solutionsAre, true),
  phrase('value', `\\bvalue (?:of|for) ${FORMULA} is(?: then| therefore| thus)? ${ONE}`, same, true),
  phrase(
    ' must ',
    `${LEAD}${FORMULA} (?:must|has to|can only)(?: also)? (?:be|equal)(?: equal to| exactly| just)? ${ONE}`,
    same,
    true,
  ),
  phrase(
    ' is ',
    `${LEAD}${FORMULA} is(?: just| simply| then| therefore| equal to| also| exactly)? ${ONE}(?! or | and )`,
    ofLetter,
    true,
  ),
  phrase(' for ', `\\bsolutions? for ${FORMULA} is ${ONE}`, same, true),
];

/** Phrases by which a formula is said to be another, or a letter to have a value. */
export const general: readonly Phrase[] = [
  ...values.map(telling),
  phrase(
    'which',
    `${WIDE_START}${ONE},? ?which ${LATER}${SIMPLIFIES}(?: to| just| simply| equal to)* ${ONE}`,
    rewrites,
    true,
  ),
  phrase(
    'his ',
    `${WIDE_START}${FORMULA}[.,]? ?(?:T|t)his (?:[a-z]+ ){0,3}${SIMPLIFIES}(?: to| into| just| simply| equal to| the same as)* ${ONE}`,
    rewrites,
    true,
  ),
  phrase('means', `${START}${FORMULA} (?:just |simply )?means ${FORMULA}`, numbersOnly, true),
  phrase(' is ', `${START}${FORMULA} is(?: just| simply| then| therefore)? ${ONE}`, rewrites, true),
  phrase('each', `${START}${FORMULA} and ${FORMULA} are each(?: equal to)? ${ONE}`, allEqual),
  phrase(' be ', `${START}${FORMULA} (?:can|may|could) (?:also )?be ${WRITTEN} ${ONE}`, rewrites),
  phrase(/qual|implif|educe|xpand|actor|the same|equivalent|valuate/, `${START}${FORMULA} ${EQUALS} ${ONE}`, rewrites),
  phrase(/implif|rit|xpress|actor|xpand|valuat/, `\\b${REWRITE} ${FORMULA}${GIVES} ${ONE}`, rewrites),
  phrase('=', `${FORMULA} ?= ?${ONE}`, same),
  phrase(' or ', `${START}${FORMULA},? or (?:just |simply )?${ONE}`, numbersOnly, true),
  phrase(
    /equals|factors|the same|comes|reduces| as /,
    `${WIDE_START}${FORMULA} (?:can be )?(?:then |thus )?(?:equals|factors into|is the same(?: thing)? as|comes (?:out )?to|reduces to|as) ${ONE}`,
    rewrites,
    true,
  ),
  phrase(
    ' of ',
    `\\b(?:expansion|expanded form|simplified form|simplification|factorization|factored form|numerical value|decimal) of ${FORMULA},? is(?: then| therefore)? ${ONE}`,
    rewrites,
    true,
  ),
  phrase(
    ' as ',
    `\\b(?:${REWRITE}|[Pp]rime factori[sz](?:e|ing)|[Ff]actori[sz](?:e|ing)|[Rr]epresent(?:ing)?) ${ONE} (?:as|into)(?: the (?:product|sum|fraction|decimal))? ${ONE}`,
    rewrites,
    true,
  ),
  phrase(
    'which gives',
    `${WIDE_START}${FORMULA},? which (?:just |simply )?gives(?: us)?(?: the (?:answer|value|result))? ${ONE}`,
    numbersOnly,
    true,
  ),
  phrase('educ', `\\b[Rr]educ(?:e|ing) ${ONE} to ${ONE}`, rewrites, true),
  phrase(' or ', `${WIDE_START}${FORMULA},? or(?: just| simply| equivalently,?)? ${ONE}`, sameValue, true),
  phrase(
    /implif|xpand|istribut|actor|ewrit|ancel|ombin/,
    `^[^\\uE000-\\uF8FF\\d]*?\\b(?:[Ss]implif|[Ee]xpand|[Dd]istribut|[Ff]actor|[Rr]ewrit|[Cc]ancel|[Cc]ombin)[^\\uE000-\\uF8FF\\d]*?(?:gives|get|yields|obtain|to|have|is) ${FORMULA}`,
    goesOn,
    true,
  ),
  phrase(
    'is ',
    `${OPENING}(?:[Tt]his|[Tt]hat|[Ii]t) (?:[a-z]+ )?${SIMPLIFIES}(?: to| just| simply| equal to| the same as)* ${ONE}`,
    valueGoesOn,
    true,
  ),
  phrase(
    's ',
    `${OPENING}(?:[Tt]his|[Tt]hat|[Ii]t|[Tt]he (?:expression|fraction|product|sum)) (?:then )?(?:simplifies|reduces|evaluates|expands|factors|equals|comes)(?: to| into| out to| as)? ${ONE}`,
    valueGoesOn,
    true,
  ),
  phrase('ividing', `${OPENING}[Dd]ividing(?: this| it| that)? by ${ONE}${GETS}${ONE}`, onLast(quotient), true),
  phrase('ultiplying', `${OPENING}[Mm]ultiplying(?: this| it| that)? by ${ONE}${GETS}${ONE}`, onLast(product), true),
  phrase('dding', `${OPENING}[Aa]dding ${ONE}(?: to (?:this|it|that))?${GETS}${ONE}`, onLast(sum), true),
  phrase(
    'ubtracting',
    `${OPENING}[Ss]ubtracting ${ONE}(?: from (?:this|it|that))?${GETS}${ONE}`,
    onLast(difference),
    true,
  ),
  phrase('implify', `\\b[Ss]implify ${FORMULA} to ${ONE}`, rewrites, true),
  phrase(
    'decimal',
    `${WIDE_START}${FORMULA} (?:is|as|has|can be (?:written|expressed) as) (?:the |a |an )?(?:repeating |terminating |equivalent )*decimal (?:representation |expansion )?(?:of )?${ONE}`,
    rewrites,
    true,
  ),
  phrase('decimal', `\\b[Dd]ecimal (?:representation|expansion|form) (?:of|for) ${FORMULA} is ${ONE}`, rewrites, true),
  phrase(
    'a total of',
    `${WIDE_START}${FORMULA}(?: [a-z]+){0,3},? (?:or |for |giving |making |which is )?a total of ${ONE}`,
    numbersOnly,
    true,
  ),
];

/** A value that goes on from the last side before the text: `This is equal to $\\frac14$`. */
function valueGoesOn([value]: readonly Expr[]): Expr | null {
  return value && value.kind !== 'symbol' ? relation('=', symbol(''), value) : null;
}

/** An operation on the last side before the text: `Dividing by 3 yields 24`. */
function onLast(operation: (last: Expr, operand: Expr) => Expr): Statement {
  return ([operand, value]) =>
    operand && value && freeSymbols(operand).length === 0 ? relation('=', operation(symbol(''), operand), value) : null;
}

/** A formula said to be another: a letter alone is only named so. */
function rewrites([a, b]: readonly Expr[]): Expr | null {
  return a && b && a.kind !== 'symbol' && b.kind !== 'symbol' ? same([a, b], []) : null;
}

/** A letter said to have a value: it must follow from what was said before. */
function ofLetter([a, b]: readonly Expr[]): Expr | null {
  return a?.kind === 'symbol' && b && b.kind !== 'symbol' ? same([a, b], []) : null;
}

/** `$12x - 34$, or $-34 + 12x$`. */
function sameValue([a, b]: readonly Expr[]): Expr | null {
  return a && b && freeSymbols(a).length > 0 && a.kind !== 'symbol' ? rewrites([a, b]) : null;
}

/** `$6 \\cdot 5 / 2$, or $15$`. */
function numbersOnly([a, b]: readonly Expr[]): Expr | null {
  const closed = a && b && freeSymbols(a).length === 0 && freeSymbols(b).length === 0;
  return closed ? same([a, b], []) : null;
}
