import { join } from 'node:path';
import type { EnginePorts } from '../../engine/index.ts';
import { StepwiseError } from '../../core/errors.ts';
import { seededRandom, shuffled } from '../../core/random.ts';
import { eachItem } from '../stage/eachItem.ts';
import { writeWhole } from '../stage/manifest.ts';
import type { Stage, StageHost, StageResult } from '../stage/runStage.ts';
import type { StageLog } from '../stage/stageLog.ts';
import { drawConversations } from './conversations.ts';
import { calculatedSolution } from './gsm8k/calculatedSolution.ts';
import { OverlapIndex, withoutDuplicates, type Overlap } from './overlap.ts';
import { importProblems, type SourceProblem } from './problems.ts';
import { regenerate, regeneratedSchema, type Regeneration } from './regenerate.ts';

/** What data is made of. Files that are null are left out. */
export interface DataOptions {
  readonly gsm8k: string | null;
  readonly math: string | null;
  /** Test sets whose problems must not be trained on. */
  readonly tests: readonly string[];
  /** Open-domain conversations, and how many of them for each row of mathematics. */
  readonly open: string | null;
  readonly openShare: number;
  /** Writing answers anew; null converts GSM8K's own solutions only. */
  readonly regeneration: Regeneration | null;
  /** Requests under way at once. */
  readonly atOnce: number;
  readonly limit: number;
  readonly seed: number;
}

/** A row of `rows.jsonl`: a problem with a solution to learn. */
export interface SolvedRow {
  readonly id: string;
  readonly problem: string;
  readonly solution: string;
  readonly answer: string;
  readonly from: 'converted' | 'regenerated';
}

interface Imported {
  readonly problems: readonly SourceProblem[];
  readonly overlaps: readonly Overlap[];
  readonly duplicates: number;
}

async function imported(options: DataOptions, log: StageLog): Promise<Imported> {
  const gsm8k = options.gsm8k === null ? [] : await importProblems(options.gsm8k, 'gsm8k');
  const math = options.math === null ? [] : await importProblems(options.math, 'math');
  const index = await OverlapIndex.read(options.tests);
  const once = withoutDuplicates([...gsm8k, ...math]);
  const overlaps = once.flatMap(({ id, problem }) => index.find(id, problem) ?? []);
  const hit = new Set(overlaps.map(({ id }) => id));
  const kept = once.filter(({ id }) => !hit.has(id));
  const problems = options.limit === 0 ? kept : shuffled(seededRandom(options.seed), kept).slice(0, options.limit);
  if (problems.length === 0) {
    const read = [options.gsm8k, options.math].filter((file) => file !== null).join(' and ') || 'No file';
    throw new StepwiseError('internal', `${read} holds no problem that can be used (${overlaps.length} are in a test set).`);
  }
  log.say(`${problems.length} problems; ${overlaps.length} left out for words they share with a test set`);
  return { problems, overlaps, duplicates: gsm8k.length + math.length - once.length };
}

interface Converted {
  readonly rows: readonly SolvedRow[];
  readonly dropped: Readonly<Record<string, number>>;
}

function converted(problems: readonly SourceProblem[]): Converted {
  const dropped: Record<string, number> = {};
  const rows = problems.flatMap(({ id, problem, solution, answer, set }): SolvedRow[] => {
    if (set !== 'gsm8k') return [];
    const found = calculatedSolution(problem, solution, answer);
    if (found.kind === 'converted') return [{ id, problem, solution: found.solution, answer, from: 'converted' }];
    dropped[found.why] = (dropped[found.why] ?? 0) + 1;
    return [];
  });
  return { rows, dropped };
}

async function regenerated(
  options: DataOptions,
  problems: readonly SourceProblem[],
  ports: EnginePorts,
  host: StageHost,
  log: StageLog,
): Promise<{ readonly rows: readonly SolvedRow[]; readonly counts: Readonly<Record<string, number>> }> {
  const { regeneration, atOnce } = options;
  if (regeneration === null) return { rows: [], counts: {} };
  const results = await eachItem(
    {
      journal: 'regenerated.jsonl',
      schema: regeneratedSchema,
      items: problems,
      idOf: ({ id }) => id,
      atOnce,
      work: (source, signal) => regenerate(source, regeneration, ports, signal),
    },
    host,
    log,
  );
  const rows = results.flatMap(({ right }, place): SolvedRow[] => {
    const source = problems[place];
    if (source === undefined) return [];
    const { id, problem, answer } = source;
    return right.map((solution) => ({ id, problem, solution, answer, from: 'regenerated' }));
  });
  const sum = (of: 'wrong' | 'refuted' | 'unfinished'): number => results.reduce((total, row) => total + row[of], 0);
  return { rows, counts: { wrong: sum('wrong'), refuted: sum('refuted'), unfinished: sum('unfinished') } };
}

function lines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

async function makeData(options: DataOptions, ports: EnginePorts, host: StageHost, log: StageLog): Promise<StageResult> {
  const { problems, overlaps, duplicates } = await imported(options, log);
  const own = converted(problems);
  log.say(`${own.rows.length} of GSM8K's own solutions as named relations; not: ${JSON.stringify(own.dropped)}`);
  const again = await regenerated(options, problems, ports, host, log);
  const rows = [...own.rows, ...again.rows];
  const wanted = Math.round(rows.length * options.openShare);
  const open = options.open === null ? [] : await drawConversations(options.open, wanted, options.seed);
  const mixed = shuffled(seededRandom(options.seed), [...rows, ...open]);
  await writeWhole(join(host.out, 'rows.jsonl'), lines(mixed));
  const asked = problems.map(({ id, problem, answer, set }) => ({ id, problem, answer, kind: set }));
  await writeWhole(join(host.out, 'problems.jsonl'), lines(asked));
  await writeWhole(join(host.out, 'overlaps.jsonl'), lines(overlaps));
  return {
    outputs: ['rows.jsonl', 'problems.jsonl', 'overlaps.jsonl'],
    counts: {
      problems: problems.length,
      duplicates,
      overlapping: overlaps.length,
      converted: own.rows.length,
      notConverted: Object.values(own.dropped).reduce((sum, count) => sum + count, 0),
      regenerated: again.rows.length,
      conversations: open.length,
      ...again.counts,
    },
  };
}

/** Stage 1: rows to fine-tune on, from public training sets. Writes rows.jsonl, problems.jsonl and overlaps.jsonl. */
export function dataStage(options: DataOptions, ports: EnginePorts, host: StageHost): Stage {
  const { gsm8k, math, tests, open, openShare, regeneration, limit, seed } = options;
  const given = [gsm8k, math, open].filter((file) => file !== null);
  return {
    name: 'data',
    settings: { openShare, limit, regeneration: regeneration === null ? null : { ...regeneration, format: regeneration.format.id } },
    inputs: [...given, ...tests],
    seed,
    model: regeneration === null ? null : (ports.generator?.id ?? null),
    work: (log) => makeData(options, ports, host, log),
  };
}
