import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';

const REQUIREMENTS = ['math-verify==0.9.0', 'sympy==1.14.0', 'antlr4-python3-runtime==4.13.2', 'lark==1.2.2'];

/** Runs a Python program over rows, in the benchmark's own virtual environment, and reads the JSON lines it writes. */
export function runPython<Answer>(
  script: string,
  rows: readonly object[],
  answer: z.ZodType<Answer>,
): readonly Answer[] {
  const python = pythonWith(REQUIREMENTS);
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-bench-'));
  try {
    const file = join(folder, 'rows.jsonl');
    writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
    const output = execFileSync(python, [script, file], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const lines = output.split('\n').filter((line) => line.startsWith('{'));
    return lines.map((line) => answer.parse(JSON.parse(line)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The interpreter of a virtual environment in the cache folder that has these packages. */
function pythonWith(requirements: readonly string[]): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'stepwise-math', 'bench-symbolic-venv');
  const python = join(folder, 'bin', 'python');
  const marker = join(folder, 'complete');
  if (existsSync(marker)) return python;
  mkdirSync(folder, { recursive: true });
  execFileSync('python3', ['-m', 'venv', '--clear', folder], { stdio: 'inherit' });
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...requirements], { stdio: 'inherit' });
  writeFileSync(marker, requirements.join('\n'));
  return python;
}
