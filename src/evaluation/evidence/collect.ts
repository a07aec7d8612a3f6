import { StepwiseError } from '../../core/errors.ts';
import type { EnginePorts } from '../../engine/index.ts';
import { Journal } from '../journal.ts';
import type { Progress } from '../progress.ts';
import { readRows } from '../rows/readRows.ts';
import { ratedStepRow, stepRow, type StepRow } from '../rows/schemas.ts';
import { evaluateRows } from '../run.ts';
import { agreementFrom } from './agreementFrom.ts';
import { learnedOf, measuredSteps, symbolicOf, triesFor } from './gather.ts';
import { agreementRecord, learnedRecord, symbolicRecord, triesRecord } from './records.ts';

/** Who is asked. `agreement` compares with tries that were written before, and asks no model. */
export const WITNESSES = ['learned', 'symbolic', 'tries', 'agreement'] as const;
export type WitnessName = (typeof WITNESSES)[number];

/** What is collected, from which rows, and where it is kept. */
export interface Collection {
  readonly data: string;
  readonly out: string;
  /** The rows are single rated steps (PRM800K). */
  readonly rated: boolean;
  /** Only rows of these subsets; null: of all. */
  readonly subsets: readonly string[] | null;
  /** Judge the steps after the first error too, which no measure looks at. */
  readonly whole: boolean;
  readonly tries: number;
  readonly seed: number;
  /** The file of tries to compare with. */
  readonly from: string | null;
  readonly limit?: number;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

async function* chosenRows(options: Collection): AsyncGenerator<StepRow> {
  for await (const row of readRows(options.data, options.rated ? ratedStepRow : stepRow)) {
    if (options.subsets === null || options.subsets.includes(row.subset)) yield row;
  }
}

/** One row a problem: tries do not depend on the solution they are compared with. */
async function* problemsOf(rows: AsyncIterable<StepRow>): AsyncGenerator<StepRow> {
  const seen = new Set<string>();
  for await (const row of rows) {
    if (seen.has(row.problemKey)) continue;
    seen.add(row.problemKey);
    yield { ...row, id: row.problemKey };
  }
}

async function collectLearned(options: Collection, ports: EnginePorts): Promise<number> {
  const { scorer } = ports;
  if (scorer === null) throw new StepwiseError('model-missing', 'There is no scorer here. Name one with --prm.');
  const journal = await Journal.open(options.out, learnedRecord);
  const steps = options.whole ? (row: StepRow): readonly string[] => row.steps : measuredSteps;
  const ask = (row: StepRow): ReturnType<typeof learnedOf> => learnedOf(row, steps(row), scorer, options.signal);
  return (await evaluateRows(chosenRows(options), ask, { ...options, journal })).length;
}

async function collectSymbolic(options: Collection, ports: EnginePorts): Promise<number> {
  const journal = await Journal.open(options.out, symbolicRecord);
  const steps = options.whole ? (row: StepRow): readonly string[] => row.steps : measuredSteps;
  const ask = (row: StepRow): ReturnType<typeof symbolicOf> =>
    symbolicOf(row, steps(row), ports.witness, options.signal);
  return (await evaluateRows(chosenRows(options), ask, { ...options, journal })).length;
}

async function collectTries(options: Collection, ports: EnginePorts): Promise<number> {
  const journal = await Journal.open(options.out, triesRecord);
  const ask = (row: StepRow): ReturnType<typeof triesFor> =>
    triesFor(row, options.tries, options.seed, ports, options.signal);
  return (await evaluateRows(problemsOf(chosenRows(options)), ask, { ...options, journal })).length;
}

async function collectAgreement(options: Collection, ports: EnginePorts): Promise<number> {
  if (options.from === null) {
    throw new StepwiseError('internal', 'Name the file of tries with --from; "stepwise evidence tries" makes one.');
  }
  const written = (await Journal.open(options.from, triesRecord)).done;
  const journal = await Journal.open(options.out, agreementRecord);
  async function* tried(): AsyncGenerator<StepRow> {
    for await (const row of chosenRows(options)) if (written.has(row.problemKey)) yield row;
  }
  const ask = async (row: StepRow): ReturnType<typeof agreementFrom> => {
    const tries = written.get(row.problemKey);
    if (tries === undefined) throw new StepwiseError('internal', `There are no tries for row ${row.id}.`);
    return agreementFrom(row, tries, ports.witness);
  };
  return (await evaluateRows(tried(), ask, { ...options, journal })).length;
}

/** Asks one witness about every row, a line of the file each; a run that was stopped goes on where it was. */
export function collect(witness: WitnessName, options: Collection, ports: EnginePorts): Promise<number> {
  switch (witness) {
    case 'learned':
      return collectLearned(options, ports);
    case 'symbolic':
      return collectSymbolic(options, ports);
    case 'tries':
      return collectTries(options, ports);
    case 'agreement':
      return collectAgreement(options, ports);
  }
}
