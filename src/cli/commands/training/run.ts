import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parse } from 'yaml';
import * as z from 'zod';
import { StepwiseError } from '../../../core/errors.ts';
import { writeReport } from '../../../evaluation/report/writeReport.ts';
import { estimate, estimateLines } from '../../../training/recipe/estimate.ts';
import { parseRecipe, stageArguments, stageNames, type Recipe } from '../../../training/recipe/recipe.ts';
import { trainingReport } from '../../../training/report/trainingReport.ts';
import type { CliContext } from '../../context.ts';
import { writeLines } from '../../io.ts';

interface RawRunOptions {
  readonly estimate?: boolean;
  readonly out?: string;
  readonly set: readonly string[];
}

/** `sft.epochs=2` for a stage's option, `common.base=FILE` for one all stages share. */
function changed(recipe: Recipe, changes: readonly string[]): Recipe {
  return changes.reduce((current, change) => {
    const [, place = '', name = '', value = ''] = /^([a-z]+)\.([a-z0-9-]+)=(.*)$/s.exec(change) ?? [];
    if (place === 'common') return { ...current, common: { ...current.common, [name]: value } };
    const stage = stageNames.find((known) => known === place);
    if (stage === undefined || name === '') {
      throw new StepwiseError('internal', `“${change}” is no change. Write it as sft.epochs=2 or common.base=FILE.`);
    }
    const own = { ...current.stages[stage], [name]: value };
    return { ...current, stages: { ...current.stages, [stage]: own } };
  }, recipe);
}

async function readRecipe(file: string, raw: RawRunOptions): Promise<Recipe> {
  try {
    const recipe = parseRecipe(parse(await readFile(file, 'utf8')));
    return changed(raw.out === undefined ? recipe : { ...recipe, out: raw.out }, raw.set);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new StepwiseError('internal', `${file} is no recipe: ${z.prettifyError(error)}`, { cause: error });
  }
}

/** The options a stage's command knows, by their names on the command line. */
function optionsOf(train: Command, stage: string): ReadonlySet<string> {
  const command = train.commands.find((candidate) => candidate.name() === stage);
  if (command === undefined) throw new StepwiseError('internal', `There is no stage ${stage}.`);
  return new Set(command.options.flatMap((option) => option.long?.replace(/^--/, '') ?? []));
}

async function runRecipe(train: Command, context: CliContext, file: string, raw: RawRunOptions): Promise<void> {
  const { io } = context;
  const recipe = await readRecipe(file, raw);
  writeLines(io.errors, [
    recipe.name,
    ...(recipe.note === '' ? [] : [recipe.note]),
    ...estimateLines(estimate(recipe)),
  ]);
  if (raw.estimate === true) return;
  for (const stage of stageNames) {
    if (recipe.stages[stage] === undefined) continue;
    const args = stageArguments(recipe, stage, optionsOf(train, stage));
    writeLines(io.errors, [`== stepwise train ${args.join(' ')}`]);
    await train.parseAsync([...args], { from: 'user' });
    io.signal.throwIfAborted();
  }
  const made = {
    recipe: file,
    seed: String(recipe.seed),
    machine: `${cpus()[0]?.model ?? ''}, ${cpus().length} cores`,
  };
  const files = await writeReport(await trainingReport(recipe.out, recipe.name, made), join(recipe.out, 'report'));
  writeLines(io.output, [`Written: ${files.join(', ')}`]);
}

/** `stepwise train run RECIPE`: all stages of a recipe, one after another; started again it goes on where it stopped. */
export function addRun(train: Command, context: CliContext): void {
  train
    .command('run')
    .description('run all stages of a recipe; what is done is not done again')
    .argument('<recipe>', 'YAML file; recipes/ holds some')
    .option('--estimate', 'only say what it would take')
    .option('--out <dir>', 'folder of the run, instead of the recipe’s')
    .option('--set <changes...>', 'options to change, such as sft.epochs=2 or common.base=FILE', [])
    .action((file: string, raw: RawRunOptions) => runRecipe(train, context, file, raw));
}
