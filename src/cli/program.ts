import { Command, CommanderError } from 'commander';
import { toFailure } from '../core/errors.ts';
import { addBatch } from './commands/batch.ts';
import { addCheck } from './commands/check.ts';
import { addDoctor } from './commands/doctor.ts';
import { addEval } from './commands/eval.ts';
import { addEvidence } from './commands/evidence.ts';
import { addMcp } from './commands/mcp.ts';
import { addModels } from './commands/models.ts';
import { addRewardServer } from './commands/rewardServer.ts';
import { addSolve } from './commands/solve.ts';
import { addTrain } from './commands/train.ts';
import { versionOf, type Installation } from './composition/installation.ts';
import { EXIT, writeLines, type CommandIo, type ExitStatus } from './io.ts';

/** Runs a command line (without the program's own name) and gives its exit status. It never throws. */
export async function runProgram(
  args: readonly string[],
  io: CommandIo,
  installation: Installation,
): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.ok;
  const context = {
    io,
    installation,
    exit: (next: ExitStatus): void => {
      status = next;
    },
  };
  const program = new Command('stepwise')
    .description('Step-verified mathematics: solve and check Markdown, LaTeX and notebooks.')
    .version(versionOf(installation))
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.output.write(text), writeErr: (text) => io.errors.write(text) });
  const commands = [addSolve, addCheck, addModels, addMcp, addDoctor, addBatch, addEval, addEvidence, addTrain];
  for (const add of [...commands, addRewardServer]) add(program, context);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.fault;
    writeLines(io.errors, [`stepwise: ${toFailure(error).message}`]);
    return EXIT.fault;
  }
}
