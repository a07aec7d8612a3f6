import { StepwiseError } from '../core/errors.ts';
import type { ScoringRule } from '../core/symbolicWitness.ts';
import type { EnginePorts, SolveOptions, VerifyOptions } from '../engine/index.ts';
import { Journal } from './journal.ts';
import { judgeRow, judgeTriesAgain, solveRow } from './judgeWith.ts';
import { markAnswers } from './markAnswers.ts';
import type { Progress } from './progress.ts';
import { answerReport } from './report/answerReport.ts';
import type { Report } from './report/sections.ts';
import { stepReport } from './report/stepReport.ts';
import { judgedSolution, solvedProblem, type JudgedSolution, type SolvedProblem } from './results.ts';
import { readRows } from './rows/readRows.ts';
import type { AnswerRow, StepRow } from './rows/schemas.ts';
import { evaluateRows, type Evaluated } from './run.ts';
import { scorings } from './stepMeasures.ts';
import type { EvaluationTask } from './tasks.ts';

/** One evaluation: its data, the model under test, and where finished rows are kept. */
export interface TaskRun {
  readonly data: string;
  /** Journal of finished rows; an interrupted run goes on from it. */
  readonly out: string;
  readonly ports: EnginePorts;
  /** The model's (or scorer's) name in the report. */
  readonly model: string;
  readonly made: Readonly<Record<string, string>>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly limit?: number;
  readonly solve: SolveOptions;
  readonly verify: VerifyOptions;
  /** Journal of an earlier run whose tries are judged again instead of solving. */
  readonly triesOf?: string;
}

/** Runs an evaluation to its end (or its limit) and reports. @throws StepwiseError on bad rows or a failed model */
export async function runTask(task: EvaluationTask, run: TaskRun): Promise<Report> {
  switch (task.kind) {
    case 'steps':
      return runSteps(task, run);
    case 'answers':
      return runAnswers(task, run);
  }
}

async function runSteps(task: Extract<EvaluationTask, { kind: 'steps' }>, run: TaskRun): Promise<Report> {
  const journal = await Journal.open(run.out, judgedSolution);
  const judge = (row: StepRow): Promise<JudgedSolution> => judgeRow(row, run.verify, run.ports, run.signal);
  const rows = await evaluateRows(readRows(run.data, task.schema), judge, { ...run, journal });
  return stepReport({ title: task.title, made: run.made, rows, scorings: scorings(run.ports.profile) });
}

async function runAnswers(task: Extract<EvaluationTask, { kind: 'answers' }>, run: TaskRun): Promise<Report> {
  const journal = await Journal.open(run.out, solvedProblem);
  const answer = await answering(run);
  const rows = await evaluateRows(readRows(run.data, task.schema), answer, { ...run, journal });
  const rules: ScoringRule[] = task.official === 'strict' ? ['strict'] : [task.official, 'strict'];
  const reports = await Promise.all(rules.map((rule) => reportBy(rule, task, run, rows)));
  return { title: task.title, made: run.made, sections: reports.flatMap((report) => report.sections) };
}

async function answering(run: TaskRun): Promise<(row: AnswerRow) => Promise<SolvedProblem>> {
  const { ports, signal, triesOf } = run;
  if (triesOf === undefined) return (row) => solveRow(row, run.solve, ports, signal);
  const { done } = await Journal.open(triesOf, solvedProblem);
  return async (row) => {
    const earlier = done.get(row.id);
    if (earlier?.attempts.every(({ answer, steps }) => answer === null || steps.length > 0) !== true) {
      throw new StepwiseError(
        'internal',
        `${triesOf} does not hold the steps of the tries of ${row.id}; solve it anew.`,
      );
    }
    return judgeTriesAgain(row, earlier, ports, signal);
  };
}

async function reportBy(
  rule: ScoringRule,
  task: Extract<EvaluationTask, { kind: 'answers' }>,
  run: TaskRun,
  rows: readonly Evaluated<AnswerRow, SolvedProblem>[],
): Promise<Report> {
  const problems = await Promise.all(rows.map(({ row, result }) => markAnswers(row, result, run.ports.witness, rule)));
  const report = answerReport({ title: task.title, made: run.made, model: run.model, set: task.set, problems });
  const sections = report.sections.map((section) => ({ ...section, title: `${section.title} (${rule} scoring)` }));
  return { ...report, sections };
}
