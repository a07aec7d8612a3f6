import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packedManifest } from '../../../scripts/packageStage.mjs';
import { newPage, startBrowser } from './browser.ts';
import { installedForThisRun, type EditorInstall } from './editors.ts';
import { EXTENSION_ROOT, SCREENSHOTS } from './places.ts';
import { serveFiles, type StaticFiles } from './staticFiles.ts';
import { CALM_SETTINGS } from './workbench.ts';

/** An editor that is all in the browser: its extension host is a web worker, and files are served as they lie. */
export interface WebWorkbench {
  readonly page: Page;
  /** The hosts that the page and its workers asked for anything. */
  readonly hosts: ReadonlySet<string>;
  screenshot(title: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the editor on a document of the tests' fixtures, which a file system in memory holds. */
export async function openWebWorkbench(file: string, name: string): Promise<WebWorkbench> {
  const { editor, browser: executable } = installedForThisRun();
  const files = await serveEditor(editor, file);
  const browser = await startBrowser(executable);
  const close = async (): Promise<void> => {
    await browser.close();
    files.close();
  };
  try {
    const page = await newPage(browser);
    const hosts = new Set<string>();
    page.context().on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith('http') || protocol.startsWith('ws')) hosts.add(host);
    });
    await page.goto(`http://${files.authority}/?folder=webfiles:/`);
    await page.getByRole('tab', { name: file }).waitFor({ timeout: 60_000 });
    const screenshot = async (title: string): Promise<void> => {
      const path = join(SCREENSHOTS, `${name}-${title}-${editor.vscode}.png`);
      await page.screenshot({ path, animations: 'disabled' });
    };
    return { page, hosts, screenshot, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const WORKBENCH = '/editor/out/vs/code/browser/workbench/workbench.js';

async function serveEditor({ root }: EditorInstall, file: string): Promise<StaticFiles> {
  const editor = join(root, 'lib', 'vscode');
  const fixture = await readFile(join(EXTENSION_ROOT, 'test', 'fixtures', 'editor', file), 'utf8');
  const files = join(EXTENSION_ROOT, 'test', 'extension', 'webFiles');
  const folders = { editor, stepwise: EXTENSION_ROOT, files };
  const workbench = await readFile(join(editor, WORKBENCH.slice('/editor/'.length)), 'utf8');
  const manifest = await packedManifest(EXTENSION_ROOT, null);
  return serveFiles(folders, (authority) => ({
    '/': page(authority, file),
    [WORKBENCH]: withoutServer(workbench),
    '/stepwise/package.json': JSON.stringify(manifest),
    '/files/files.json': JSON.stringify({ [`/${file}`]: fixture }),
  }));
}

/** This build of the workbench takes whoever served it for a server that has an extension host and keeps the settings. */
function withoutServer(workbench: string): string {
  return workbench
    .replace(',remoteAuthority:location.host}', '}')
    .replace(/(this\.userDataPath\)\.with\(\{scheme:)\w+\.vscodeRemote/, '$1"vscode-userdata"');
}

/** The workbench's page: its configuration names the extensions by their address, and no server. */
function page(authority: string, file: string): string {
  const at = (name: string): object => ({ scheme: 'http', authority, path: `/${name}` });
  const configuration = {
    _wrapWebWorkerExtHostInIframe: false,
    userDataPath: '/user',
    isEnabledFileDownloads: false,
    isEnabledFileUploads: false,
    isEnabledCoderGettingStarted: false,
    developmentOptions: { enableSmokeTestDriver: true, extensions: [at('stepwise')] },
    additionalBuiltinExtensions: [at('files')],
    defaultLayout: { editors: [{ uri: { scheme: 'webfiles', path: `/${file}` } }], force: true },
    configurationDefaults: CALM_SETTINGS,
    productConfiguration: { enableTelemetry: false },
  };
  const data = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html><html><head><meta charset="utf-8" />
    <meta id="vscode-workbench-web-configuration" data-settings="${data}">
    <link rel="stylesheet" href="/editor/out/vs/code/browser/workbench/workbench.css">
    </head><body aria-label=""></body>
    <script>globalThis._VSCODE_FILE_ROOT = new URL('/editor/out/', location).toString();</script>
    <script type="module" src="/editor/out/nls.messages.js"></script>
    <script type="module" src="${WORKBENCH}"></script></html>`;
}
