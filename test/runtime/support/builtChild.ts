import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds the model child from its sources and gives its path. */
export function builtChild(): string {
  return built(join('src', 'runtime', 'worker', 'main.ts'), 'model.js');
}

/** Bundles an entry; the result stays inside the project, where packages are found. */
export function built(entry: string, name: string): string {
  const outfile = join(root, 'out', 'test', name);
  execFileSync(join(root, 'node_modules', '.bin', 'esbuild'), [
    join(root, entry),
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
