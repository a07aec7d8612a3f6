import type { Command } from 'commander';
import type { CliContext } from '../../context.ts';
import { addCluster } from './cluster.ts';
import { addCosts } from './costs.ts';
import { addData } from './data.ts';
import { addEvolve } from './evolve.ts';
import { addExport } from './export.ts';
import { addIrm } from './irm.ts';
import { addLabels } from './labels.ts';
import { addPpo } from './ppo.ts';
import { addPrm } from './prm.ts';
import { addRun } from './run.ts';
import { addSft } from './sft.ts';

/** The stages from problems to a better solver, each a command, and the one that runs a whole recipe. */
export function addStages(train: Command, context: CliContext): void {
  const stages = [addData, addEvolve, addIrm, addLabels, addPrm, addSft, addPpo, addExport];
  for (const add of [...stages, addCluster, addCosts, addRun]) add(train, context);
}
