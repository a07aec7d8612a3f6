import { appendFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { cachePath } from '../../../scripts/cache.mjs';
import { newPage, startBrowser, workbenchUrl } from './browser.ts';
import type { EditorInstall } from './editors.ts';
import type { HostReport } from './hostReports.ts';
import { readReport } from './hostReports.ts';
import { EXTENSION_ROOT, LOGS } from './places.ts';
import type { EditorServer } from './server.ts';
import { startServer } from './server.ts';
import { within } from './waiting.ts';

const LIMIT_MS = 600_000;

export interface HostProgram {
  readonly editor: EditorInstall;
  readonly browser: string;
  /** Folder that the editor opens. */
  readonly workspace: string;
  /** The bundle whose `run` the extension host calls. */
  readonly program: string;
  readonly name: string;
  /** The folder of the extension that the editor has, where it is not the tested one. */
  readonly extension?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * Runs a program inside the extension host, and gives what it reported.
 * @throws Error when the editor does not come up, or the program does not end within ten minutes
 */
export async function runInHost(host: HostProgram): Promise<readonly HostReport[]> {
  const log = join(LOGS, `${host.name}-${host.editor.vscode}`);
  const server = await startServer(host.editor, {
    log: `${log}-server.log`,
    env: { XDG_CACHE_HOME: dirname(cachePath()) },
    settings: host.settings ?? {},
  });
  try {
    const browser = await startBrowser(host.browser);
    try {
      return await collect(await newPage(browser), server, host, `${log}.log`);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

async function collect(page: Page, server: EditorServer, host: HostProgram, log: string): Promise<HostReport[]> {
  const reports: HostReport[] = [];
  const remote = (path: string): string => `vscode-remote://${server.authority}${path}`;
  await page.exposeFunction('codeAutomationLog', async (type: string, args: readonly unknown[]) => {
    const line = args.map(String).join(' ');
    await appendFile(log, `${type}: ${line}\n`);
    const report = readReport(line);
    if (report !== null) reports.push(report);
  });
  const ended = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  const payload = [
    ['extensionDevelopmentPath', remote(host.extension ?? EXTENSION_ROOT)],
    ['extensionTestsPath', remote(host.program)],
  ] as const;
  await page.goto(workbenchUrl(server.origin, host.workspace, payload));
  await within(`The program "${host.name}" inside the extension host`, LIMIT_MS, ended);
  return reports;
}
