import { Argument, Option, type Command } from 'commander';
import { collect, WITNESSES, type WitnessName } from '../../evaluation/evidence/collect.ts';
import { Progress } from '../../evaluation/progress.ts';
import { addCommonOptions, commonOptions, wholeNumber, type RawCommonOptions } from '../commonOptions.ts';
import { EngineHost, type ModelNeed } from '../composition/engineHost.ts';
import type { CliContext } from '../context.ts';
import { writeLines } from '../io.ts';

interface EvidenceOptions extends RawCommonOptions {
  readonly data: string;
  readonly out: string;
  readonly rated?: boolean;
  readonly subset?: readonly string[];
  readonly limit?: number;
  readonly tries: number;
  readonly from?: string;
  readonly whole?: boolean;
}

const NEEDS: Readonly<Record<WitnessName, ModelNeed>> = {
  learned: 'scorer',
  symbolic: 'none',
  tries: 'solver',
  agreement: 'none',
};

async function gather({ installation, io }: CliContext, witness: WitnessName, raw: EvidenceOptions): Promise<number> {
  const host = new EngineHost(installation, commonOptions(raw));
  try {
    const options = {
      data: raw.data,
      out: raw.out,
      rated: raw.rated === true,
      subsets: raw.subset ?? null,
      whole: raw.whole === true,
      tries: raw.tries,
      seed: raw.seed,
      from: raw.from ?? null,
      ...(raw.limit !== undefined && { limit: raw.limit }),
      progress: new Progress(raw.limit ?? null, (line) => {
        writeLines(io.errors, [line]);
      }),
      signal: io.signal,
    };
    return await collect(witness, options, await host.ports(NEEDS[witness]));
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
    .option('--from <file>', 'tries to compare with (agreement)')
    .addOption(new Option('--limit <n>', 'only the first n').argParser(wholeNumber(1)))
    .addOption(new Option('--tries <n>', 'independent tries a problem').argParser(wholeNumber(1)).default(4));
  addCommonOptions(command).action(async (witness: WitnessName, raw: EvidenceOptions) => {
    const count = await gather(context, witness, raw);
    writeLines(context.io.output, [`${count} lines in ${raw.out}`]);
  });
}
