import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allLines } from './jsonLines.ts';
import { seededRandom, shuffled, type Random } from '../../core/random.ts';
import { problemText } from './problemText.ts';
import { labelledRow, ratedRows } from './ratedRows.ts';
import { interleaved, solutionRow } from './solutionRows.ts';
import {
  gsm8kProblem,
  labelledSolutionSchema,
  mathProblem,
  ratedStepSchema,
  rowOfData,
  type SolvedProblem,
} from './sourceRows.ts';
import { trainingRowSchema, type TrainingRow } from '../../reward/trainingRow.ts';

/** What to prepare: where the source files stand, whose problems to leave out, and how much to make. */
export interface PrepareOptions {
  /** Folder with gsm8k_train.jsonl, math_train.jsonl.gz and the prm800k files; a file that is absent is passed over. */
  readonly data: string | null;
  readonly out: string;
  /** JSONL files whose problems must not be trained on. */
  readonly exclude: readonly string[];
  /** Rows that were labelled already, of `train labels`. */
  readonly labels?: readonly string[];
  /** Right solutions a step a line, of `train data`: wrong steps are made of their own. */
  readonly solved?: readonly string[];
  /** Wrong branches made of each right solution. */
  readonly corruptions: number;
  /** Keep at most this many rows of each source, 0 for all. */
  readonly limit: number;
  readonly seed: number;
}

/** What was made: rows and labels by source, and the sha256 of each file written. */
export interface Prepared {
  readonly rows: string;
  readonly problems: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly hashes: Readonly<Record<string, string>>;
}

function normal(problem: string): string {
  return problem.replace(/[\s$\\]+/g, '').toLowerCase();
}

async function excludedProblems(files: readonly string[]): Promise<ReadonlySet<string>> {
  const problems = await Promise.all(files.map((file) => allLines(file, problemText)));
  return new Set(problems.flat().map(normal));
}

async function source<T extends { readonly problem: string }>(
  options: PrepareOptions,
  name: string,
  excluded: ReadonlySet<string>,
  read: (value: unknown) => T,
): Promise<T[]> {
  const path = options.data === null ? null : join(options.data, name);
  if (path === null || !existsSync(path)) return [];
  const all = await allLines(path, read);
  const kept = all.filter((row) => !excluded.has(normal(row.problem)));
  return options.limit > 0 ? kept.slice(0, options.limit) : kept;
}

async function solvedProblems(options: PrepareOptions, excluded: ReadonlySet<string>): Promise<SolvedProblem[]> {
  const gsm8k = await source(options, 'gsm8k_train.jsonl', excluded, gsm8kProblem);
  const files = await Promise.all((options.solved ?? []).map((file) => allLines(file, rowOfData)));
  const all = files
    .flat()
    .filter((row) => row !== null)
    .filter(({ problem }) => !excluded.has(normal(problem)));
  const rows = options.limit > 0 ? all.slice(0, options.limit) : all;
  return [...gsm8k, ...(await source(options, 'math_train.jsonl.gz', excluded, mathProblem)), ...rows];
}

async function ratedSources(
  options: PrepareOptions,
  excluded: ReadonlySet<string>,
  random: Random,
): Promise<TrainingRow[][]> {
  const originals = await source(options, 'prm800k_correct_originals.jsonl', excluded, (value) =>
    labelledSolutionSchema.parse(value),
  );
  const steps = await source(options, 'prm800k_phase1_train_steps.jsonl.gz', excluded, (value) =>
    ratedStepSchema.parse(value),
  );
  return [ratedRows(steps, 3, random), originals.map((solution) => labelledRow(solution, 'prm800k-original'))];
}

function countBySource(rows: readonly TrainingRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row.source] = (counts[row.source] ?? 0) + 1;
  return counts;
}

async function writeLines(path: string, values: readonly unknown[]): Promise<string> {
  const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
  await writeFile(path, text);
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Writes rows.jsonl, its sources in turn (labelled derivations for `trainer/prm.py`) and problems.jsonl (for `trainer/rollouts.py`). The same
 * options and files give the same bytes.
 */
export async function prepareRewardData(options: PrepareOptions): Promise<Prepared> {
  const random = seededRandom(options.seed);
  const excluded = await excludedProblems(options.exclude);
  const solved = await solvedProblems(options, excluded);
  const kinds = ['gsm8k', 'math', 'solved'].map((kind) => solved.filter((problem) => problem.kind === kind));
  const made = kinds.map((problems) => problems.map((problem) => solutionRow(problem, options.corruptions, random)));
  const labelled = await Promise.all(
    (options.labels ?? []).map((file) => allLines(file, (value) => trainingRowSchema.parse(value))),
  );
  const mixed = [...made, ...(await ratedSources(options, excluded, random)), ...labelled].map((rows) =>
    shuffled(random, rows),
  );
  const rows = interleaved(mixed).map((row) => trainingRowSchema.parse(row));
  await mkdir(options.out, { recursive: true });
  const [rowsPath, problemsPath] = [join(options.out, 'rows.jsonl'), join(options.out, 'problems.jsonl')];
  const asked = solved.map(({ id, problem, answer, kind }) => ({ id, problem, answer, kind }));
  const hashes = {
    'rows.jsonl': await writeLines(rowsPath, rows),
    'problems.jsonl': await writeLines(problemsPath, asked),
  };
  return { rows: rowsPath, problems: problemsPath, counts: countBySource(rows), hashes };
}
