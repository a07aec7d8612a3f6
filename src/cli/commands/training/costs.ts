import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { toMarkdown } from '../../../evaluation/report/markdown.ts';
import { parseRecipe } from '../../../training/recipe/recipe.ts';
import { costSection, throughputSection } from '../../../training/report/costs.ts';
import type { CliContext } from '../../context.ts';
import { writeLines } from '../../io.ts';
import { amount } from './options.ts';

interface RawCostsOptions {
  readonly run?: string;
  readonly price: number;
}

/** `stepwise train costs`: what recipes would take and cost, and how fast the stages of a finished run were. */
export function addCosts(train: Command, { io }: CliContext): void {
  train
    .command('costs')
    .description('tables of what recipes would take and cost, and of how fast a finished run was')
    .argument('<recipes...>', 'YAML files')
    .option('--run <dir>', 'folder of a finished run')
    .addOption(amount('--price <x>', 'what one device costs an hour', 3))
    .action(async (files: readonly string[], raw: RawCostsOptions) => {
      const recipes = await Promise.all(files.map(async (file) => parseRecipe(parse(await readFile(file, 'utf8')))));
      const measured = raw.run === undefined ? [] : [await throughputSection(raw.run)];
      const sections = [costSection(recipes, raw.price), ...measured];
      writeLines(io.output, toMarkdown({ title: 'Costs', made: {}, sections }).trimEnd().split('\n'));
    });
}
