import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds the command line with its processes from the sources, and gives where they stand. */
export function builtProgram(): { readonly root: string; readonly bundles: string; readonly program: string } {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root });
  return { root, bundles: `${root}dist`, program: `${root}dist/stepwise.js` };
}
