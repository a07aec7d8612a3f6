import { InvalidArgumentError, type Command } from 'commander';
import type { Direction } from '../../../engine/index.ts';
import { evolutionStage } from '../../../training/evolution/evolutionStage.ts';
import type { CliContext } from '../../context.ts';
import { addTrainingOptions, amount, whole, type RawTrainingOptions } from './options.ts';
import { runWith } from './runs.ts';

interface RawEvolveOptions extends RawTrainingOptions {
  readonly problems: string;
  readonly rounds: readonly Direction[];
  readonly share: number;
  readonly attempts: number;
  readonly tries: number;
  readonly format?: string;
  readonly temperature: number;
  readonly alike: number;
  readonly embedder?: string;
}

function directions(text: string): Direction[] {
  return text.split(',').map((word) => {
    if (word === 'up' || word === 'down') return word;
    throw new InvalidArgumentError('It must be a list of up and down, such as down,down,up,up,up.');
  });
}

/** `stepwise train evolve`: problems evolved in rounds. */
export function addEvolve(train: Command, context: CliContext): void {
  addTrainingOptions(train.command('evolve').description('evolve problems in rounds, each with its lineage'))
    .requiredOption('--problems <file>', 'JSONL with id, problem and answer')
    .option<readonly Direction[]>('--rounds <list>', 'directions of the rounds', directions, [
      'down',
      'down',
      'up',
      'up',
      'up',
    ])
    .addOption(amount('--share <x>', 'share of the problems of the round before that is evolved', 1))
    .addOption(whole('--attempts <n>', 'evolutions tried for each', 1, 3))
    .addOption(whole('--tries <n>', 'solutions that must agree on an answer, 0 leaves it unchecked', 0, 4))
    .option('--format <id>', 'prompt format of those solutions, instead of the default of the problem’s kind')
    .option(
      '--embedder <id|file>',
      'local model that finds problems that mean the same in other words; none by default',
    )
    .addOption(amount('--alike <x>', 'cosine from which problems of two families mean the same', 0.94))
    .addOption(amount('--temperature <x>', 'temperature of the evolutions', 0.8))
    .action(async (raw: RawEvolveOptions) => {
      await runWith(context, raw, async (host, place) => {
        const { problems, rounds, share, attempts, temperature, tries, alike, atOnce, seed } = raw;
        const check = tries === 0 ? null : { tries, temperature: 0.7, format: raw.format ?? null };
        const options = { problems, rounds, share, attempts, temperature, check, alike, atOnce, seed };
        const embedder = raw.embedder === undefined ? null : await host.embedder(raw.embedder);
        return evolutionStage(options, await host.ports(), place, embedder);
      });
    });
}
