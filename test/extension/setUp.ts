import { join } from 'node:path';
import { run } from '../../scripts/command.mjs';
import { builtInCatalogue, downloadModel, ModelStore, storeFolder } from '../../src/runtime/models/index.ts';
import { publishInstalled } from './harness/editors.ts';
import { installEditors } from './harness/installEditors.ts';
import { EXTENSION_ROOT } from './harness/places.ts';

/** Builds the extension, and installs what the tests in a real editor need: editors, a browser, the small model. */
export default async function setUp(): Promise<void> {
  await run(process.execPath, ['esbuild.mjs'], { cwd: EXTENSION_ROOT, limitSeconds: 600 });
  publishInstalled(await installEditors());
  const bundled = join(EXTENSION_ROOT, 'data');
  const store = new ModelStore({ folder: storeFolder(), catalogue: builtInCatalogue(), bundled });
  await downloadModel(store, store.catalogue.forRole('small').id, { signal: new AbortController().signal });
}
