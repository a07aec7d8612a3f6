import { createReadStream } from 'node:fs';
import { Option, type Command } from 'commander';
import { defaultEvolveOptions } from '../../engine/index.ts';
import { equalTask } from '../batch/equalTask.ts';
import { evolveTask } from '../batch/evolveTask.ts';
import { fileOutput, streamOutput } from '../batch/output.ts';
import { runBatch } from '../batch/runBatch.ts';
import { solveTask } from '../batch/solveTask.ts';
import { stepTask } from '../batch/stepTask.ts';
import { verifyTask } from '../batch/verifyTask.ts';
import {
  addCommonOptions,
  addSympyOption,
  commonOptions,
  wholeNumber,
  type RawCommonOptions,
} from '../commonOptions.ts';
import { EngineHost } from '../composition/engineHost.ts';
import type { CliContext } from '../context.ts';
import { addSolveOptions, solveOptions, type RawSolveOptions } from '../solveOptions.ts';

interface RowsOptions extends RawCommonOptions {
  readonly limit?: number;
  readonly in?: string;
  readonly out?: string;
  readonly resume?: boolean;
}

interface VerifyRowsOptions extends RowsOptions {
  readonly agreement: number;
}

interface EvolveRowsOptions extends RowsOptions {
  readonly attempts: number;
  readonly tries: number;
}

type Run = <Row>(task: Parameters<typeof runBatch<Row>>[0]) => Promise<void>;

/** Runs a task over the rows the options name, with processes that end when it does. */
async function overRows(
  context: CliContext,
  raw: RowsOptions,
  work: (host: EngineHost, run: Run) => Promise<void>,
): Promise<void> {
  const host = new EngineHost(context.installation, commonOptions(raw));
  const { io } = context;
  const output = raw.out === undefined ? streamOutput(io.output) : await fileOutput(raw.out, raw.resume === true);
  try {
    const input = raw.in === undefined ? io.input : createReadStream(raw.in);
    await work(host, (task) => runBatch(task, input, output, raw.limit ?? Infinity, io.signal));
  } finally {
    await output.close();
    host.dispose();
  }
}

function addRowsOptions(command: Command): Command {
  return addCommonOptions(command)
    .addOption(new Option('--limit <n>', 'only the first n rows').argParser(wholeNumber(0)))
    .option('--in <file>', 'rows to read, instead of standard input')
    .option('--out <file>', 'where answers go, instead of standard output')
    .option('--resume', 'with --out: keep the answers that are there and go on after them');
}

function addEqual(batch: Command, context: CliContext): void {
  addRowsOptions(batch.command('equal').description('are two answers the same? {gold, prediction}')).action(
    async (raw: RowsOptions) => {
      await overRows(context, raw, (host, run) => run(equalTask(host.witness)));
    },
  );
}

function addStep(batch: Command, context: CliContext): void {
  const command = addRowsOptions(batch.command('step').description('does a step hold? {premise, step}'));
  addSympyOption(command).action(async (raw: RowsOptions) => {
    await overRows(context, raw, async (host, run) => {
      await run(stepTask(await host.checker()));
    });
  });
}

function addVerify(batch: Command, context: CliContext): void {
  addRowsOptions(batch.command('verify').description('judge the steps of a solution: {problem, steps}'))
    .addOption(new Option('--agreement <n>', 'independent tries to compare with').argParser(wholeNumber(0)).default(0))
    .action(async (raw: VerifyRowsOptions) => {
      await overRows(context, raw, async (host, run) => {
        const ports = await host.ports(raw.agreement > 0 ? 'solver' : 'scorer');
        await run(verifyTask(ports, { agreementTries: raw.agreement, seed: raw.seed }));
      });
    });
}

function addSolve(batch: Command, context: CliContext): void {
  const command = addRowsOptions(batch.command('solve').description('solve problems: {problem}'));
  addSolveOptions(command).action(async (raw: RowsOptions & RawSolveOptions) => {
    await overRows(context, raw, async (host, run) => {
      const { plan, ...ports } = await host.ports('solver');
      const options = solveOptions(raw, raw.seed);
      await run(solveTask(ports, { ...options, plan: options.plan ?? plan }));
    });
  });
}

function addEvolve(batch: Command, context: CliContext): void {
  const { attempts, check } = defaultEvolveOptions;
  addRowsOptions(batch.command('evolve').description('harder or easier problems: {problem, direction: up | down}'))
    .addOption(new Option('--attempts <n>', 'evolutions tried for each').argParser(wholeNumber(1)).default(attempts))
    .addOption(
      new Option('--tries <n>', 'solutions that must agree on an answer; 0 leaves it unchecked')
        .argParser(wholeNumber(0))
        .default(check?.tries ?? 0),
    )
    .action(async (raw: EvolveRowsOptions) => {
      await overRows(context, raw, async (host, run) => {
        const checked = raw.tries === 0 || check === null ? null : { ...check, tries: raw.tries };
        const options = { ...defaultEvolveOptions, seed: raw.seed, attempts: raw.attempts, check: checked };
        await run(evolveTask(await host.ports('solver'), options));
      });
    });
}

/** `stepwise batch TASK`: one JSON object a line in, one out, in order. */
export function addBatch(program: Command, context: CliContext): void {
  const batch = program.command('batch').description('many rows at once, as JSON lines; a bad line does not stop it');
  addEqual(batch, context);
  addStep(batch, context);
  addVerify(batch, context);
  addSolve(batch, context);
  addEvolve(batch, context);
}
