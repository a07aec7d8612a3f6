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

/** A Python with the trainer's requirements, made once in the project's cache folder (torch is a large download). */
export async function trainerEnvironment(): Promise<string> {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'stepwise-math', 'trainer-venv');
  const python = join(folder, 'bin', 'python');
  if (await works(python)) return python;
  await run('python3', ['-m', 'venv', folder]);
  await run(python, ['-m', 'pip', 'install', '--quiet', '-r', join(root, 'trainer', 'requirements.txt')]);
  return python;
}
