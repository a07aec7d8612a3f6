import { number, relation } from '../../expression/build.ts';
import type { RelationOperator } from '../../expression/expr.ts';
import type { Phrase } from './phrase.ts';
import { LIST, ONE, START, phrase } from './phrase.ts';
import type { Statement } from './statements.ts';
import { allOf } from './statements.ts';

const compared =
  (op: RelationOperator): Statement =>
  ([a, b]) =>
    a && b ? relation(op, a, b) : null;

const between: Statement = ([value, low, high]) =>
  value && low && high
    ? { kind: 'logic', op: 'and', parts: [relation('<', low, value), relation('<', value, high)] }
    : null;

const signed = (op: RelationOperator): Statement => allOf((value) => relation(op, value, number(0)));

const IS = '(?:is|are)(?: always| clearly| both| also| certainly| strictly| all)?';
const MORE = '(?:greater|larger|more|bigger)';
const LESS = '(?:less|smaller)';

/** Order and signs in words: `$-99$ is greater than $-100$`, `$x^2$ is nonnegative`. */
export const comparisons: readonly Phrase[] = [
  phrase(' than ', `${START}${ONE} ${IS} ${MORE} than ${ONE}`, compared('>'), true),
  phrase(' than ', `${START}${ONE} ${IS} ${LESS} than ${ONE}`, compared('<'), true),
  phrase(' than ', `${START}${ONE} ${IS} ${MORE} than or equal to ${ONE}`, compared('>='), true),
  phrase(' than ', `${START}${ONE} ${IS} ${LESS} than or equal to ${ONE}`, compared('<='), true),
  phrase(' at least ', `${START}${ONE} (?:is|must be)(?: always)? at least ${ONE}`, compared('>='), true),
  phrase(' at most ', `${START}${ONE} (?:is|must be)(?: always)? at most ${ONE}`, compared('<='), true),
  phrase(' exceeds ', `${START}${ONE} exceeds ${ONE}`, compared('>'), true),
  phrase(' between ', `${START}${ONE} (?:is|lies)(?: strictly)? between ${ONE} and ${ONE}`, between, true),
  phrase('positive', `${START}${LIST} ${IS} positive\\b`, signed('>'), true),
  phrase('negative', `${START}${LIST} ${IS} negative\\b`, signed('<'), true),
  phrase('negative', `${START}${LIST} ${IS} non-?negative\\b`, signed('>='), true),
  phrase('equal to', `${START}${ONE} (?:is|are) not equal to ${ONE}`, compared('!='), true),
];
