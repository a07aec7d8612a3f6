import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { newPage, startBrowser, workbenchUrl } from './browser.ts';
import { installedForThisRun } from './editors.ts';
import type { HostResult } from './hostSuite.ts';
import { RESULT_PREFIX, hostResult } from './hostSuite.ts';
import { EXTENSION_ROOT, IN_HOST_BUNDLE, LOGS } from './places.ts';
import type { EditorServer } from './server.ts';
import { startServer } from './server.ts';
import { within } from './waiting.ts';

const LIMIT_MS = 300_000;

/**
 * Runs the suites inside the extension host of the editor this run is for.
 * @throws Error when the editor does not come up, or the runner does not end within five minutes
 */
export async function runHostSuite(workspace: string): Promise<readonly HostResult[]> {
  const { editor, browser: executable } = installedForThisRun();
  const server = await startServer(editor, { log: join(LOGS, `host-${editor.vscode}-server.log`) });
  try {
    const browser = await startBrowser(executable);
    try {
      const page = await newPage(browser);
      return await collect(page, server, workspace, join(LOGS, `host-${editor.vscode}.log`));
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

async function collect(page: Page, server: EditorServer, workspace: string, log: string): Promise<HostResult[]> {
  const results: HostResult[] = [];
  const remote = (path: string): string => `vscode-remote://${server.authority}${path}`;
  await page.exposeFunction('codeAutomationLog', async (type: string, args: readonly unknown[]) => {
    const line = args.map(String).join(' ');
    await appendFile(log, `${type}: ${line}\n`);
    const at = line.indexOf(RESULT_PREFIX);
    if (at >= 0) results.push(hostResult.parse(JSON.parse(line.slice(at + RESULT_PREFIX.length))));
  });
  const ended = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  const payload = [
    ['extensionDevelopmentPath', remote(EXTENSION_ROOT)],
    ['extensionTestsPath', remote(IN_HOST_BUNDLE)],
  ] as const;
  await page.goto(workbenchUrl(server.origin, workspace, payload));
  await within('The suite inside the extension host', LIMIT_MS, ended);
  return results;
}
