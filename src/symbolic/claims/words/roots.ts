import type { OneVariable } from '../../algebra/polynomialIn.ts';
import { coefficient, polynomialIn } from '../../algebra/polynomialIn.ts';
import { countRealRoots } from '../../algebra/univariate.ts';
import { discriminantOf, quadraticWithLetters } from '../../decide/discriminant.ts';
import { number, product, relation, sum } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { FORMULA_PATTERN } from '../hybridText.ts';
import type { Phrase } from './phrase.ts';
import { COUNT, FORMULA, phrase, telling } from './phrase.ts';
import type { Statement } from './statements.ts';

/** How many real roots a polynomial has. */
const realRoots =
  (expected: number | null): Statement =>
  ([subject, said]) => {
    const polynomial = polynomialIn(subject);
    const count = expected === null ? said : number(expected);
    return polynomial && polynomial.coefficients.length > 1 && count
      ? relation('=', number(countRealRoots(polynomial.coefficients)), count)
      : null;
  };

/** What the letters that stand for all roots of a polynomial satisfy, each root as often as it counts. */
function rootsNamed(subject: Expr | undefined, letters: readonly Expr[]): Expr | null {
  const polynomial = polynomialIn(subject);
  if (!polynomial || !areNames(letters, polynomial)) return null;
  const n = letters.length;
  const parts = letters.map((_, k) => {
    const ratio = coefficient(polynomial, n - k - 1).over(coefficient(polynomial, n));
    return relation('=', symmetric(letters, k + 1), number(k % 2 === 0 ? ratio.negated() : ratio));
  });
  return { kind: 'logic', op: 'and', parts };
}

/** Whether there is a letter of its own for each root. */
function areNames(letters: readonly Expr[], { variable, coefficients }: OneVariable): boolean {
  const names = new Set(letters.map((letter) => (letter.kind === 'symbol' ? letter.name : variable)));
  const n = coefficients.length - 1;
  return n >= 2 && n <= 4 && letters.length === n && names.size === n && !names.has(variable);
}

/** The sum of the products of `k` of the letters at a time. */
function symmetric(letters: readonly Expr[], k: number): Expr {
  const chosen = (from: number, left: number): readonly (readonly Expr[])[] =>
    left === 0
      ? [[]]
      : letters.slice(from).flatMap((letter, at) => chosen(from + at + 1, left - 1).map((rest) => [letter, ...rest]));
  return sum(...chosen(0, k).map((factors) => product(...factors)));
}

/** What the letters among a quadratic's coefficients satisfy where it has so many real roots. */
const withDiscriminant =
  (op: '=' | '<' | '>', quadratic: boolean): Statement =>
  ([subject]) => {
    const leading = subject && quadraticWithLetters(subject)?.[2];
    const discriminant = subject && (quadratic || leading?.kind === 'number') ? discriminantOf(subject) : null;
    return discriminant && relation(op, discriminant, number(0));
  };

const LETTERS = `(${FORMULA_PATTERN}(?:(?:,? and |,? )${FORMULA_PATTERN}){0,3})`;
const REAL = '(?:two |three |four |all |both |distinct |real |complex |nonreal |integer |positive )*';

export const ROOTS = '(?:solutions?|roots?|zeros?|zeroes)';
/** An equation or a polynomial, with what it is called. */
export const SUBJECT = `(?:the )?(?:quadratic |cubic |linear )?(?:equation |polynomial |expression |function |quadratic )?${FORMULA}`;

/** How many roots there are, and letters that stand for them. */
export const roots: readonly Phrase[] = [
  phrase(' no real', `${SUBJECT} has no real ${ROOTS}\\b`, realRoots(0), true),
  phrase(
    ' real ',
    `${SUBJECT} has (?:exactly |only )?${COUNT} (?:distinct |different )?real ${ROOTS}\\b`,
    realRoots(null),
    true,
  ),
  ...[' be ', ' are '].map((verb) =>
    telling(
      phrase(verb, `${LETTERS}${verb}(?:the )?${REAL}${ROOTS} (?:of|to) ${SUBJECT}`, (_, [letters = [], of = []]) =>
        rootsNamed(of[0], letters),
      ),
    ),
  ),
  telling(
    phrase(' has ', `${SUBJECT},? has ${REAL}${ROOTS} ${LETTERS}`, (_, [of = [], letters = []]) =>
      rootsNamed(of[0], letters),
    ),
  ),
  ...['', 'quadratic '].flatMap((kind) =>
    (
      [
        ['(?:exactly |only |just )?one', '='],
        ['no', '<'],
        ['(?:exactly |only )?two', '>'],
      ] as const
    ).map(([count, op]) =>
      telling(
        phrase(
          / ha(?:s|ve) /,
          `${kind}(?:equation |polynomial |expression )*${FORMULA},? (?:to )?ha(?:s|ve) ${count} (?:distinct |different |unique |real )*${ROOTS}\\b`,
          withDiscriminant(op, kind !== ''),
        ),
      ),
    ),
  ),
].map((each) => ({ ...each, cautious: true }));
