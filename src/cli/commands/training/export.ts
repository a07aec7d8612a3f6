import type { Command } from 'commander';
import { exportStage } from '../../../training/export/exportStage.ts';
import type { CliContext } from '../../context.ts';
import { addTrainingOptions, type RawTrainingOptions } from './options.ts';
import { runWith } from './runs.ts';

interface RawExportOptions extends RawTrainingOptions {
  readonly from: string;
  readonly base: string;
  readonly baseId: string;
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly merged?: boolean;
}

/** `stepwise train export`: an adapter for the catalogue. */
export function addExport(train: Command, context: CliContext): void {
  addTrainingOptions(train.command('export').description('an adapter, or merged weights, with its catalogue entry'))
    .requiredOption('--from <file>', 'adapter.gguf of a stage')
    .requiredOption('--base <file>', 'GGUF model it was trained on')
    .requiredOption('--base-id <id>', 'that model’s id in the catalogue')
    .requiredOption('--id <id>', 'id of the new model')
    .requiredOption('--title <text>', 'what the lists call it')
    .option('--licence <name>', 'its licence', 'MIT (its base: Apache-2.0)')
    .option('--merged', 'merge it into its base: one file, larger, for other programs')
    .action(async (raw: RawExportOptions) => {
      await runWith(context, raw, (host, place) => {
        const { from: adapter, base, baseId, id, title, licence } = raw;
        const options = { adapter, base, baseId, id, title, licence, merged: raw.merged === true };
        return Promise.resolve(exportStage({ ...options, promptFormat: 'calculated' }, host.trainer(), place));
      });
    });
}
