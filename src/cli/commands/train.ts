import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { addTrainFusion } from './trainFusion.ts';
import { addStages } from './training/stages.ts';

/** `stepwise train WHAT`: what the project ships of its own making. */
export function addTrain(program: Command, context: CliContext): void {
  const train = program.command('train').description('make the models the project ships');
  addTrainFusion(train, context);
  addStages(train, context);
}
