import { buildSync } from 'esbuild';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds the model child from its sources and gives its path; it stays inside the project, where packages are found. */
export function builtChild(): string {
  const outfile = `${root}out/test/model.js`;
  buildSync({
    entryPoints: [`${root}src/runtime/worker/main.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['node-llama-cpp'],
    logLevel: 'warning',
  });
  return outfile;
}
