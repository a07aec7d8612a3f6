import { mkdir } from 'node:fs/promises';
import { ensureBrowser } from '../../../scripts/browser.mjs';
import { EDITORS, ensureEditor } from '../../../scripts/codeServer.mjs';
import { run } from '../../../scripts/command.mjs';
import type { EditorInstall, Installed } from './editors.ts';
import { EXTENSION_ROOT, LOGS, OUT, SCREENSHOTS } from './places.ts';

function say(message: string): void {
  console.log(message);
}

/** Installs the editors and a browser, and bundles what runs inside the extension host. */
export async function installEditors(): Promise<Installed> {
  const editors: Record<string, EditorInstall> = {};
  for (const name of Object.keys(EDITORS) as (keyof typeof EDITORS)[]) editors[name] = await ensureEditor(name, say);
  for (const folder of [LOGS, SCREENSHOTS]) await mkdir(folder, { recursive: true });
  const options = { cwd: EXTENSION_ROOT, limitSeconds: 600 };
  await run(process.execPath, ['scripts/bundleInHost.mjs', OUT], options);
  return { editors, browser: await ensureBrowser(say) };
}
