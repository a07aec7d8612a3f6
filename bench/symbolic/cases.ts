import type { AnswerOptions } from '../../src/core/symbolicWitness.ts';
import { checkStep, compareAnswers } from '../../src/symbolic/index.ts';
import type { z } from 'zod';
import { answerCase, readRows, stepCase } from './rows.ts';
import type { Timing } from './timing.ts';
import { Stopwatch } from './timing.ts';

export type AnswerCase = z.infer<typeof answerCase>;

/** How many cases came out as expected; `wrong` are those decided the other way. */
export interface CaseScore {
  readonly cases: number;
  readonly right: number;
  readonly falseAccepts: number;
  readonly falseRejects: number;
  readonly timing: Timing;
  readonly misses: readonly string[];
}

/** The options that a case carries. */
export function optionsOf(row: AnswerCase): AnswerOptions {
  return {
    ...(row.precision !== undefined && { precision: row.precision }),
    ...(row.strict !== undefined && { strict: row.strict }),
    ...(row.allow_set_relation_comp !== undefined && { allowSetRelation: row.allow_set_relation_comp }),
    ...(row.match_types !== undefined && { matchTypes: row.match_types }),
  };
}

/** Compares the answers of every case, with its own options or with the defaults. */
export function scoreAnswers(data: string, ownOptions: boolean): CaseScore {
  const rows = readRows(data, 'cas/answer_cases.jsonl', answerCase);
  const watch = new Stopwatch();
  compareAnswers('$x+1$', '$1+x$');
  const judged = rows.map((row) => {
    const { verdict } = watch.run(() => compareAnswers(row.gold, row.prediction, ownOptions ? optionsOf(row) : {}));
    return { row, accepted: verdict === 'equal', expected: row.expected === 1 };
  });
  const misses = judged.filter((item) => item.accepted !== item.expected);
  return {
    cases: rows.length,
    right: rows.length - misses.length,
    falseAccepts: misses.filter((item) => item.accepted).length,
    falseRejects: misses.filter((item) => !item.accepted).length,
    timing: watch.timing,
    misses: misses.map((item) => item.row.id),
  };
}

const VERDICTS = { proved: 'valid', refuted: 'invalid', undecided: 'unknown' } as const;

function premisesOf(premise: string | readonly string[] | null): readonly string[] {
  if (premise === null) return [];
  return typeof premise === 'string' ? [premise] : premise;
}

/** Checks every step case; a wrong acceptance is `valid` where it is not expected. */
export function scoreSteps(data: string): CaseScore {
  const rows = readRows(data, 'cas/step_cases.jsonl', stepCase);
  const watch = new Stopwatch();
  const judged = rows.map((row) => {
    const request = { problem: null, previous: premisesOf(row.premise), step: row.step };
    return { row, verdict: VERDICTS[watch.run(() => checkStep(request)).outcome] };
  });
  const misses = judged.filter((item) => item.verdict !== item.row.expected);
  return {
    cases: rows.length,
    right: rows.length - misses.length,
    falseAccepts: misses.filter((item) => item.verdict === 'valid').length,
    falseRejects: misses.filter((item) => item.verdict === 'invalid').length,
    timing: watch.timing,
    misses: misses.map((item) => `${item.row.id}: ${item.verdict}`),
  };
}
