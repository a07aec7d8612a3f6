import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { waitFor } from './waiting.ts';
import type { Workbench } from './workbench.ts';

const settings = z.record(z.string(), z.unknown());

/** The themes that pictures are taken in, each with the class that the editor gives its window, and pages within it. */
export const THEMES = [
  { title: 'light', theme: 'Default Light Modern', shows: '.monaco-workbench.vs', page: 'body.vscode-light' },
  { title: 'dark', theme: 'Default Dark Modern', shows: '.monaco-workbench.vs-dark', page: 'body.vscode-dark' },
  {
    title: 'high-contrast',
    theme: 'Default High Contrast',
    shows: '.monaco-workbench.hc-black',
    page: 'body.vscode-high-contrast',
  },
  {
    title: 'high-contrast-light',
    theme: 'Default High Contrast Light',
    shows: '.monaco-workbench.hc-light',
    page: 'body.vscode-high-contrast-light',
  },
] as const;

/** Changes the theme of a running editor, as its settings file says. */
export async function useTheme({ page, server }: Workbench, { theme, shows }: (typeof THEMES)[number]): Promise<void> {
  const file = join(server.folder, 'data', 'Machine', 'settings.json');
  const before = settings.parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...before, 'workbench.colorTheme': theme }));
  await waitFor(`the theme "${theme}"`, 20_000, async () => (await page.locator(shows).count()) > 0);
}
