import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** Where the built project stands: the folder of the bundles, and the project's own folder above it. */
export interface Installation {
  /** Holds `model.js` and `symbolic.js`. */
  readonly bundles: string;
  /** Holds `package.json` and `data`. */
  readonly root: string;
}

const packageSchema = z.object({ version: z.string() });

/** The installation that the running bundle belongs to. */
export function thisInstallation(bundle: string): Installation {
  const bundles = dirname(fileURLToPath(bundle));
  return { bundles, root: dirname(bundles) };
}

/** The project's version. */
export function versionOf({ root }: Installation): string {
  return packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;
}
