import { run } from '../../scripts/command.mjs';
import { publishInstalled } from './harness/editors.ts';
import { installEditors } from './harness/installEditors.ts';
import { EXTENSION_ROOT } from './harness/places.ts';

/** Builds the extension and installs what the tests in a real editor need. */
export default async function setUp(): Promise<void> {
  await run(process.execPath, ['esbuild.mjs'], { cwd: EXTENSION_ROOT, limitSeconds: 120 });
  publishInstalled(await installEditors());
}
