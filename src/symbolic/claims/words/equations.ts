import type { OneVariable } from '../../algebra/polynomialIn.ts';
import { coefficient, polynomialIn } from '../../algebra/polynomialIn.ts';
import { Rational } from '../../exact/rational.ts';
import { number, relation } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { freeSymbols } from '../../expression/traverse.ts';
import type { Phrase } from './phrase.ts';
import { FORMULA, IS, LIST, ONE, START, ofStatements, phrase } from './phrase.ts';
import { ROOTS, SUBJECT, roots } from './roots.ts';
import type { Statement } from './statements.ts';
import { solutionsAre } from './statements.ts';
import { pointOf } from './values.ts';

/** The roots of an equation, or of an expression that is to be zero. */
const rootsAre: Statement = ([subject, ...values], groups) => {
  if (!subject || values.length === 0) return null;
  const equation = subject.kind === 'relation' ? subject : relation('=', subject, number(0));
  const [name, ...more] = freeSymbols(equation);
  if (equation.op !== '=' || name === undefined || more.length > 0) return null;
  const listed = solutionsAre([{ kind: 'symbol', name }, ...values], groups);
  return listed && { kind: 'logic', op: 'implies', parts: [equation, listed] };
};

/** A number that the coefficients of a polynomial give. */
const ofPolynomial =
  (value: (polynomial: OneVariable) => Rational | null): Statement =>
  ([subject, said]) => {
    const polynomial = polynomialIn(subject);
    const found = polynomial && value(polynomial);
    return found && said ? relation('=', number(found), said) : null;
  };

function degreeOf({ coefficients }: OneVariable): number {
  return coefficients.length - 1;
}

const discriminant = ofPolynomial((p) => {
  const [c, b, a] = [0, 1, 2].map((k) => coefficient(p, k));
  if (degreeOf(p) !== 2 || !a || !b || !c) return null;
  return b.times(b).minus(Rational.of(4).times(a).times(c));
});

/** The sum of the roots, each as often as it counts, is the second coefficient's opposite over the first. */
const sumOfRoots = ofPolynomial((p) => {
  const n = degreeOf(p);
  return n < 2
    ? null
    : coefficient(p, n - 1)
        .negated()
        .over(coefficient(p, n));
});

const productOfRoots = ofPolynomial((p) => {
  const n = degreeOf(p);
  if (n < 2) return null;
  const value = coefficient(p, 0).over(coefficient(p, n));
  return n % 2 === 0 ? value : value.negated();
});

const degree = ofPolynomial((p) => Rational.of(degreeOf(p)));
const leading = ofPolynomial((p) => coefficient(p, degreeOf(p)));
const constantTerm = ofPolynomial((p) => coefficient(p, 0));

/** The coefficient of `x^2` in a polynomial in x. */
const coefficientIs: Statement = ([monomial, subject, said]) => {
  const [power, polynomial] = [polynomialIn(monomial), polynomialIn(subject)];
  if (!power || !polynomial || !said || power.variable !== polynomial.variable) return null;
  const single = power.coefficients.filter((c) => !c.isZero).length === 1 && coefficient(power, degreeOf(power)).isOne;
  return single ? relation('=', number(coefficient(polynomial, degreeOf(power))), said) : null;
};

/** `y = mx + b`, as the polynomial in x. */
function lineOf(subject: Expr | undefined): OneVariable | null {
  if (subject?.kind !== 'relation' || subject.op !== '=') return null;
  const { left, right } = subject;
  const side = left.kind === 'symbol' && left.name === 'y' ? right : null;
  const polynomial = side && polynomialIn(side);
  return polynomial?.variable === 'x' ? polynomial : null;
}

const ofGraph =
  (value: (polynomial: OneVariable) => Rational | null): Statement =>
  ([subject, said]) => {
    const polynomial = lineOf(subject);
    const found = polynomial && value(polynomial);
    return found && said ? relation('=', number(found), said) : null;
  };

const slope = ofGraph((p) => (degreeOf(p) === 1 ? coefficient(p, 1) : null));

/** The vertex of `y = ax^2 + bx + c`. */
const vertex: Statement = ([subject, said]) => {
  const polynomial = lineOf(subject);
  const point = pointOf(said);
  if (!polynomial || degreeOf(polynomial) !== 2 || point?.length !== 2) return null;
  const [c, b, a] = [0, 1, 2].map((k) => coefficient(polynomial, k));
  if (!a || !b || !c) return null;
  const x = b.negated().over(a.times(Rational.of(2)));
  const items = [number(x), number(c.minus(a.times(x).times(x)))];
  return relation('=', { kind: 'collection', of: 'tuple', items }, { kind: 'collection', of: 'tuple', items: point });
};

const GRAPH = `(?:the )?(?:line |parabola |graph |graph of |equation )*${FORMULA}`;

/** What is said of an equation or a polynomial as a whole. */
export const equations: readonly Phrase[] = [
  ...roots,
  phrase(/root|solution|zero/, `\\b${ROOTS} (?:of|to) ${SUBJECT},? (?:is|are) ${LIST}`, rootsAre, true),
  phrase(' has ', `${START}${FORMULA} has (?:the )?(?:two |only |real )*${ROOTS} ${LIST}`, rootsAre, true),
  phrase('iscriminant', `\\b[Dd]iscriminant of ${SUBJECT}${IS}${ONE}`, discriminant, true),
  phrase('um of the', `\\b[Ss]um of the ${ROOTS} (?:of|to) ${SUBJECT}${IS}${ONE}`, sumOfRoots, true),
  phrase('roduct of the', `\\b[Pp]roduct of the ${ROOTS} (?:of|to) ${SUBJECT}${IS}${ONE}`, productOfRoots, true),
  phrase('egree of', `\\b[Dd]egree of ${SUBJECT}${IS}${ONE}`, degree, true),
  phrase('eading', `\\b[Ll]eading coefficient of ${SUBJECT}${IS}${ONE}`, leading, true),
  phrase('onstant term', `\\b[Cc]onstant term of ${SUBJECT}${IS}${ONE}`, constantTerm, true),
  phrase(
    'oefficient',
    `\\b[Cc]oefficient of ${FORMULA} (?:in|of) (?:the expansion of )?${SUBJECT}${IS}${ONE}`,
    coefficientIs,
    true,
  ),
  phrase('lope', `\\b[Ss]lope of ${GRAPH}${IS}${ONE}`, slope, true),
  phrase(
    'ntercept',
    `\\by-?\\s?intercept of ${GRAPH}${IS}${ONE}`,
    ofGraph((p) => coefficient(p, 0)),
    true,
  ),
  phrase('ertex', `\\b[Vv]ertex of ${GRAPH} is ${FORMULA}`, vertex, true),
].map(ofStatements);
