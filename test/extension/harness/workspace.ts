import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EXTENSION_ROOT } from './places.ts';

const FIXTURES = resolve(EXTENSION_ROOT, 'test', 'fixtures', 'editor');

/** A copy of the editor fixtures in a folder of its own. */
export interface Workspace {
  readonly folder: string;
  path(name: string): string;
  remove(): Promise<void>;
}

/** Makes a workspace that a test may change as it likes. */
export async function temporaryWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-workspace-'));
  await cp(FIXTURES, folder, { recursive: true });
  return {
    folder,
    path: (name) => join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
