import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SYMPY = 'sympy==1.14.0';

/** The Python of a virtual environment in the cache folder, made at first use; with SymPy in it, or without. */
export async function pythonOf(kind: 'sympy' | 'bare'): Promise<string> {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'stepwise-math', `test-venv-${kind}`);
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return python;
  mkdirSync(folder, { recursive: true });
  const pip = kind === 'sympy' ? [] : ['--without-pip'];
  await run('python3', ['-m', 'venv', '--clear', ...pip, folder]);
  if (kind === 'sympy') await run(python, ['-m', 'pip', 'install', '--quiet', SYMPY]);
  writeFileSync(complete, SYMPY);
  return python;
}
