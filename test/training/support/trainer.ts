import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));

async function works(python: string): Promise<boolean> {
  return run(python, ['-c', 'import torch, gguf, tokenizers']).then(
    () => true,
    () => false,
  );
}

const named = process.env.STEPWISE_TRAINER_PYTHON;

/**
 * A Python with the trainer's requirements, made once in the project's cache folder (torch is a large download).
 * `STEPWISE_TRAINER_PYTHON` names one that is there already.
 */
export async function trainerEnvironment(): Promise<string> {
  if (named !== undefined && (await works(named))) return named;
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'stepwise-math', 'trainer-venv');
  const python = join(folder, 'bin', 'python');
  if (await works(python)) return python;
  await run('python3', ['-m', 'venv', folder]);
  await run(python, ['-m', 'pip', 'install', '--quiet', '-r', join(root, 'trainer', 'requirements.txt')]);
  return python;
}

async function reinforces(python: string): Promise<boolean> {
  return run(python, ['-c', 'import torch, gguf, tokenizers, peft, trl.experimental.ppo']).then(
    () => true,
    () => false,
  );
}

/** The same with what PPO needs besides. */
export async function reinforcementEnvironment(): Promise<string> {
  if (named !== undefined && (await reinforces(named))) return named;
  const python = await trainerEnvironment();
  if (await reinforces(python)) return python;
  await run(python, ['-m', 'pip', 'install', '--quiet', '-r', join(root, 'trainer', 'requirements-ppo.txt')]);
  return python;
}
