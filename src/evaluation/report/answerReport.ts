import {
  CHOICE_RULES,
  isRight,
  measureAnswers,
  measureOneTry,
  type AnswerMeasures,
  type ChoiceRule,
  type MarkedProblem,
} from '../answerMeasures.ts';
import { pairedTest } from '../metrics/paired.ts';
import { subtopicSection, wizardMathSection } from './published.ts';
import type { Report, Section } from './sections.ts';
import { interval } from './stepReport.ts';

/** What a report on solved problems is made from. */
export interface AnswerReportInput {
  readonly title: string;
  readonly made: Readonly<Record<string, string>>;
  readonly model: string;
  readonly set: 'gsm8k' | 'math' | 'answers';
  readonly problems: readonly MarkedProblem[];
}

/** Accuracy of every way of choosing an answer, by subset, with paired tests against the vote and published figures. */
export function answerReport(input: AnswerReportInput): Report {
  const chosen = rulesFor(input.problems).map((rule) => measureAnswers(rule, input.problems));
  const measures = [measureOneTry(input.problems), ...chosen];
  const sections = [accuracySection(measures), barsSection(measures), pairedSection(input.problems)];
  return { title: input.title, made: input.made, sections: [...sections, ...published(input, measures)] };
}

/** Tries that were only judged again have no choice of the engine's own. */
function rulesFor(problems: readonly MarkedProblem[]): readonly ChoiceRule[] {
  return CHOICE_RULES.filter((rule) => rule.name !== 'chosen' || problems.some(({ result }) => result.answer !== null));
}

function accuracySection(measures: readonly AnswerMeasures[]): Section {
  const rows = measures.map((measure) => [
    measure.rule,
    String(measure.rows),
    interval(measure.accuracy, 1),
    measure.tokens.toFixed(0),
    measure.seconds.toFixed(1),
  ]);
  const head = ['rule', 'problems', 'right, %', 'tokens a problem', 'seconds a problem'];
  return { title: 'Accuracy', note: '95 % intervals by the bootstrap over problems.', table: { head, rows } };
}

function barsSection(measures: readonly AnswerMeasures[]): Section {
  const bars = measures.map(({ rule, accuracy }) => ({ label: rule, ...accuracy }));
  return { title: 'Accuracy at a glance', plot: { kind: 'bars', bars } };
}

function pairedSection(problems: readonly MarkedProblem[]): Section {
  const outcomes = (rule: ChoiceRule): boolean[] => problems.map((problem) => isRight(problem, rule));
  const vote = CHOICE_RULES.find((rule) => rule.name === 'majority');
  const rows = rulesFor(problems)
    .filter((rule) => rule !== vote)
    .map((rule) => {
      const test = pairedTest(outcomes(rule), vote === undefined ? [] : outcomes(vote));
      return [rule.name, String(test.onlyFirst), String(test.onlySecond), test.p.toFixed(3)];
    });
  const head = ['rule', 'right where the vote is wrong', 'wrong where the vote is right', 'p'];
  return { title: 'Against the vote, problem by problem', note: "McNemar's exact test.", table: { head, rows } };
}

function published(input: AnswerReportInput, measures: readonly AnswerMeasures[]): Section[] {
  if (input.set === 'answers') return [];
  const measured = measures.map(({ rule, accuracy }) => ({
    model: `${input.model}, ${rule}`,
    figures: input.set === 'gsm8k' ? [accuracy.value, null] : [null, accuracy.value],
  }));
  const table = wizardMathSection(measured);
  return input.set === 'math' ? [table, subtopicSection(input.model, bySubtopic(input.problems))] : [table];
}

function bySubtopic(problems: readonly MarkedProblem[]): Record<string, number> {
  const chosen = CHOICE_RULES.find((rule) => rule.name === 'chosen');
  const topics = [...new Set(problems.map((problem) => topicOf(problem)))];
  return Object.fromEntries(
    topics.map((topic) => {
      const some = problems.filter((problem) => topicOf(problem) === topic);
      const right = some.filter((problem) => chosen !== undefined && isRight(problem, chosen)).length;
      return [topic, (100 * right) / some.length];
    }),
  );
}

function topicOf(problem: MarkedProblem): string {
  return problem.row.subset.split(', Level')[0] ?? problem.row.subset;
}
