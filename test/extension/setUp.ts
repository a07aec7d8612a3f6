import { mkdir } from 'node:fs/promises';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { EDITORS, ensureEditor } from '../../scripts/codeServer.mjs';
import { run } from '../../scripts/command.mjs';
import type { EditorInstall } from './harness/editors.ts';
import { publishInstalled } from './harness/editors.ts';
import { EXTENSION_ROOT, IN_HOST_BUNDLE, LOGS, SCREENSHOTS } from './harness/places.ts';

function say(message: string): void {
  console.log(message);
}

/** Installs the editors and a browser, and bundles the tests that run inside the extension host. */
export default async function setUp(): Promise<void> {
  const editors: Record<string, EditorInstall> = {};
  for (const name of Object.keys(EDITORS) as (keyof typeof EDITORS)[]) editors[name] = await ensureEditor(name, say);
  publishInstalled({ editors, browser: await ensureBrowser(say) });
  for (const folder of [LOGS, SCREENSHOTS]) await mkdir(folder, { recursive: true });
  const options = { cwd: EXTENSION_ROOT, limitSeconds: 120 };
  await run(process.execPath, ['esbuild.mjs'], options);
  await run(process.execPath, ['scripts/bundleInHost.mjs', IN_HOST_BUNDLE], options);
}
