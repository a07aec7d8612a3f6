import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { cachePath } from '../../../scripts/cache.mjs';
import { newPage, startBrowser, workbenchUrl } from './browser.ts';
import type { EditorInstall } from './editors.ts';
import { installedForThisRun } from './editors.ts';
import { EXTENSION_ROOT, LOGS, SCREENSHOTS } from './places.ts';
import type { EditorServer } from './server.ts';
import { startServer } from './server.ts';
import type { Workspace } from './workspace.ts';

export interface WorkbenchOptions {
  readonly workspace: Workspace;
  /** The file to open, by its name in the workspace. */
  readonly open: string;
  /** Names this run's logs and screenshots. */
  readonly name: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether modal dialogs are shown; the extension is then there as an installed one. */
  readonly dialogs?: boolean;
  /** Runs in the server's fresh folder before the server starts, to install an extension there, say. */
  readonly installed?: (editor: EditorInstall, serverFolder: string) => Promise<void>;
}

/** A real editor in a real browser, at a document. */
export interface Workbench {
  readonly page: Page;
  readonly server: EditorServer;
  readonly editor: EditorInstall;
  /** Takes a picture of the whole window into the screenshots' folder. */
  screenshot(title: string): Promise<void>;
  close(): Promise<void>;
}

/** Settings that keep the window still and quiet. */
export const CALM_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'window.commandCenter': false,
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.wordWrap': 'off',
  'editor.fontFamily': 'DejaVu Sans Mono',
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  // An editor in a browser saves by itself, also what a test is about to undo.
  'files.autoSave': 'off',
};

/** Starts the editor this run is for, with the extension in it, and opens one file of the workspace. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { editor, browser: executable } = installedForThisRun();
  const server = await startServer(editor, {
    settings: { ...CALM_SETTINGS, ...options.settings },
    env: { XDG_CACHE_HOME: dirname(cachePath()), ...options.env },
    log: join(LOGS, `${options.name}-${editor.vscode}-server.log`),
    dialogs: options.dialogs === true,
    prepare: (folder: string) =>
      options.dialogs === true ? linkExtension(folder) : options.installed?.(editor, folder),
  });
  const browser = await startBrowser(executable).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const close = async (): Promise<void> => {
    await browser.close();
    await server.stop();
  };
  try {
    const page = await newPage(browser);
    await page.goto(workbenchUrl(server.origin, options.workspace.folder, payload(server, options)), {
      timeout: 120_000,
    });
    await page.getByRole('tab', { name: textFile(options) }).waitFor({ timeout: 120_000 });
    await isOpen(page, options.open);
    const file = (title: string): string => join(SCREENSHOTS, `${options.name}-${title}-${editor.vscode}.png`);
    const screenshot = async (title: string): Promise<void> => {
      await page.screenshot({ path: file(title), animations: 'disabled' });
    };
    return { page, server, editor, screenshot, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Puts the extension of this checkout among the installed ones. */
async function linkExtension(serverFolder: string): Promise<void> {
  const extensions = join(serverFolder, 'extensions');
  await mkdir(extensions, { recursive: true });
  await symlink(EXTENSION_ROOT, join(extensions, 'stepwise-math.stepwise-math-1.0.0'), 'dir');
}

/** A file given in the address opens as text; a notebook is opened from the explorer, once its extension is there. */
async function isOpen(page: Page, file: string): Promise<void> {
  const language = file.endsWith('.tex') ? 'LaTeX' : 'Markdown';
  await page.locator('.statusbar-item', { hasText: language }).waitFor({ timeout: 120_000 });
  if (file.endsWith('.ipynb')) await openNotebook(page, file);
}

/** Opens a notebook of the workspace from the explorer. */
export async function openNotebook(page: Page, file: string): Promise<void> {
  await page.getByRole('treeitem', { name: file }).dblclick();
  await page.locator('.notebookOverlay .monaco-list-row').first().waitFor({ state: 'attached', timeout: 60_000 });
}

function textFile({ open }: WorkbenchOptions): string {
  return open.endsWith('.ipynb') ? 'algebra.md' : open;
}

function payload(server: EditorServer, options: WorkbenchOptions): [string, string][] {
  const remote = (path: string): string => `vscode-remote://${server.authority}${path}`;
  const file: [string, string] = ['openFile', remote(options.workspace.path(textFile(options)))];
  return options.installed || options.dialogs === true
    ? [file]
    : [file, ['extensionDevelopmentPath', remote(EXTENSION_ROOT)]];
}
