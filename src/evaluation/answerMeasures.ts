import { bootstrap, type Estimate } from './metrics/bootstrap.ts';
import type { Attempt, SolvedProblem } from './results.ts';
import type { AnswerRow } from './rows/schemas.ts';

/** A problem solved, with a mark for each distinct answer among its tries: does it equal the reference? */
export interface MarkedProblem {
  readonly row: AnswerRow;
  readonly result: SolvedProblem;
  /** By answer text. */
  readonly right: ReadonlyMap<string, boolean>;
  /** Canonical key of an answer, so that equal answers are one vote. */
  readonly keyOf: (answer: string) => string;
}

/** The share of problems a way of choosing gets right, in percent, with its interval and its cost. */
export interface AnswerMeasures {
  readonly rule: string;
  readonly rows: number;
  readonly accuracy: Estimate;
  readonly tokens: number;
  readonly seconds: number;
}

/** Names a way of choosing one answer among a problem's tries. */
export interface ChoiceRule {
  readonly name: string;
  readonly choose: (problem: MarkedProblem) => string | null;
}

/** The rules that stand beside each other: the vote, best by PRM, best by fusion, and the engine's own. */
export const CHOICE_RULES: readonly ChoiceRule[] = [
  { name: 'majority', choose: (problem) => heaviest(problem, () => 1) },
  { name: 'best by PRM', choose: (problem) => best(problem.result.attempts, (attempt) => attempt.prm) },
  { name: 'best by fusion', choose: (problem) => best(problem.result.attempts, (attempt) => attempt.fused) },
  { name: 'weighted vote by fusion', choose: (problem) => heaviest(problem, (attempt) => attempt.fused ?? 0) },
  { name: 'chosen', choose: (problem) => problem.result.answer },
];

function best(attempts: readonly Attempt[], scoreOf: (attempt: Attempt) => number | null): string | null {
  const answered = attempts.filter((attempt) => attempt.answer !== null);
  const ranked = [...answered].sort((a, b) => (scoreOf(b) ?? -1) - (scoreOf(a) ?? -1));
  return ranked[0]?.answer ?? null;
}

function heaviest(problem: MarkedProblem, weightOf: (attempt: Attempt) => number): string | null {
  const votes = new Map<string, { answer: string; weight: number }>();
  for (const attempt of problem.result.attempts) {
    if (attempt.answer === null) continue;
    const key = problem.keyOf(attempt.answer);
    const sofar = votes.get(key) ?? { answer: attempt.answer, weight: 0 };
    votes.set(key, { ...sofar, weight: sofar.weight + weightOf(attempt) });
  }
  return [...votes.values()].sort((a, b) => b.weight - a.weight)[0]?.answer ?? null;
}

/** Whether the rule's answer is right; no answer is wrong. */
export function isRight(problem: MarkedProblem, rule: ChoiceRule): boolean {
  const answer = rule.choose(problem);
  return answer !== null && problem.right.get(answer) === true;
}

/** The share of a problem's tries that are right: what one try is worth, whichever it is. */
function passRate({ result, right }: MarkedProblem): number {
  const found = result.attempts.filter(({ answer }) => answer !== null && right.get(answer) === true);
  return found.length / Math.max(1, result.attempts.length);
}

function measure(
  rule: string,
  problems: readonly MarkedProblem[],
  credit: (problem: MarkedProblem) => number,
  share: (result: SolvedProblem) => number,
): AnswerMeasures {
  const mean = (some: readonly MarkedProblem[], of: (problem: MarkedProblem) => number): number =>
    some.reduce((sum, problem) => sum + of(problem), 0) / some.length;
  return {
    rule,
    rows: problems.length,
    accuracy: bootstrap(problems, (some) => 100 * mean(some, credit), {
      clusterOf: (problem) => problem.row.problemKey,
    }),
    tokens: mean(problems, ({ result }) => result.tokens * share(result)),
    seconds: mean(problems, ({ result }) => result.seconds * share(result)),
  };
}

/** Measures one rule over problems. */
export function measureAnswers(rule: ChoiceRule, problems: readonly MarkedProblem[]): AnswerMeasures {
  return measure(
    rule.name,
    problems,
    (problem) => (isRight(problem, rule) ? 1 : 0),
    () => 1,
  );
}

/** Measures one try, by all the tries there are: accuracy and cost are their means. */
export function measureOneTry(problems: readonly MarkedProblem[]): AnswerMeasures {
  return measure('pass@1', problems, passRate, ({ attempts }) => 1 / Math.max(1, attempts.length));
}
