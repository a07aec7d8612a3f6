import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds the model child from its sources and gives its path; it stays inside the project, where packages are found. */
export function builtChild(): string {
  const outfile = join(root, 'out', 'test', 'model.js');
  execFileSync(join(root, 'node_modules', '.bin', 'esbuild'), [
    join(root, 'src', 'runtime', 'worker', 'main.ts'),
    `--outfile=${outfile}`,
    '--bundle',
    '--platform=node',
    '--target=node20',
    '--format=esm',
    '--external:node-llama-cpp',
    '--log-level=warning',
  ]);
  return outfile;
}
