import { Argument, Option, type Command } from 'commander';
import { learnedOf, measuredSteps, symbolicOf, triesFor } from '../../evaluation/evidence/gather.ts';
import { learnedRecord, symbolicRecord, triesRecord } from '../../evaluation/evidence/records.ts';
import { Journal } from '../../evaluation/journal.ts';
import { Progress } from '../../evaluation/progress.ts';
import { readRows } from '../../evaluation/rows/readRows.ts';
import { ratedStepRow, stepRow, type StepRow } from '../../evaluation/rows/schemas.ts';
import { evaluateRows } from '../../evaluation/run.ts';
import { StepwiseError } from '../../core/errors.ts';
import { addCommonOptions, commonOptions, wholeNumber, type RawCommonOptions } from '../commonOptions.ts';
import { EngineHost } from '../composition/engineHost.ts';
import type { CliContext } from '../context.ts';
import { writeLines } from '../io.ts';

const WITNESSES = ['learned', 'symbolic', 'tries'] as const;
type Witness = (typeof WITNESSES)[number];

interface EvidenceOptions extends RawCommonOptions {
  readonly data: string;
  readonly out: string;
  readonly rated?: boolean;
  readonly subset?: readonly string[];
  readonly limit?: number;
  readonly tries: number;
  readonly whole?: boolean;
}

/** The rows asked for, in the file's order. */
async function* chosenRows(raw: EvidenceOptions): AsyncGenerator<StepRow> {
  for await (const row of readRows(raw.data, raw.rated === true ? ratedStepRow : stepRow)) {
    if (raw.subset === undefined || raw.subset.includes(row.subset)) yield row;
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

async function gather(context: CliContext, witness: Witness, raw: EvidenceOptions): Promise<number> {
  const host = new EngineHost(context.installation, commonOptions(raw));
  const { signal } = context.io;
  const run = {
    progress: new Progress(raw.limit ?? null, (line) => {
      writeLines(context.io.errors, [line]);
    }),
    signal,
    ...(raw.limit !== undefined && { limit: raw.limit }),
  };
  const steps = raw.whole === true ? (row: StepRow): readonly string[] => row.steps : measuredSteps;
  try {
    switch (witness) {
      case 'symbolic': {
        const journal = await Journal.open(raw.out, symbolicRecord);
        const evaluate = (row: StepRow): ReturnType<typeof symbolicOf> =>
          symbolicOf(row, steps(row), host.witness, signal);
        return (await evaluateRows(chosenRows(raw), evaluate, { ...run, journal })).length;
      }
      case 'learned': {
        const { scorer } = await host.ports('scorer');
        if (scorer === null) throw new StepwiseError('model-missing', 'There is no scorer. Name one with --prm.');
        const journal = await Journal.open(raw.out, learnedRecord);
        const evaluate = (row: StepRow): ReturnType<typeof learnedOf> => learnedOf(row, steps(row), scorer, signal);
        return (await evaluateRows(chosenRows(raw), evaluate, { ...run, journal })).length;
      }
      case 'tries': {
        const ports = await host.ports('solver');
        const journal = await Journal.open(raw.out, triesRecord);
        const evaluate = (row: StepRow): ReturnType<typeof triesFor> =>
          triesFor(row, raw.tries, raw.seed, ports, signal);
        return (await evaluateRows(problemsOf(chosenRows(raw)), evaluate, { ...run, journal })).length;
      }
    }
  } finally {
    host.dispose();
  }
}

/**
 * `stepwise evidence WITNESS --data FILE --out FILE`: what one witness says of labelled solutions, kept a line a row, so
 * that fitting and measuring need no model.
 */
export function addEvidence(program: Command, context: CliContext): void {
  const command = program
    .command('evidence')
    .description('keep what one witness says of labelled solutions; a run that was stopped goes on where it was')
    .addArgument(new Argument('<witness>', 'who is asked').choices(WITNESSES))
    .requiredOption('--data <file>', 'labelled solutions as JSON lines, gzip allowed')
    .requiredOption('--out <file>', 'JSON lines, one a row (tries: one a problem)')
    .option('--rated', 'the rows are single rated steps (PRM800K)')
    .option('--subset <names...>', 'only rows of these subsets')
    .option('--whole', 'judge the steps after the first error too')
    .addOption(new Option('--limit <n>', 'only the first n').argParser(wholeNumber(1)))
    .addOption(new Option('--tries <n>', 'independent tries a problem').argParser(wholeNumber(1)).default(4));
  addCommonOptions(command).action(async (witness: Witness, raw: EvidenceOptions) => {
    const count = await gather(context, witness, raw);
    writeLines(context.io.output, [`${count} lines in ${raw.out}`]);
  });
}
