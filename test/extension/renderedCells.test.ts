import { writeFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './harness/failurePictures.ts';
import { runCommand } from './harness/keyboard.ts';
import { rendered, statusItem } from './harness/notebookView.ts';
import { THEMES, useTheme } from './harness/themes.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

function markdown(...lines: readonly string[]): object {
  return { cell_type: 'markdown', metadata: {}, source: lines.map((line) => `${line}\n`) };
}

describe('the line below a rendered Markdown cell', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    const cells = [
      markdown('## Right', '', '1. $2 + 2 = 4$', '2. $4 + 1 = 5$'),
      markdown('## Wrong', '', 'Solve $3x = 21$.', '', '1. $x = 21/3$', '2. $x = 8$'),
      markdown('Words alone.'),
    ];
    const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
    await writeFile(workspace.path('cells.ipynb'), JSON.stringify(notebook));
    workbench = await openWorkbench({ workspace, open: 'cells.ipynb', name: 'rendered-cells' });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  const line = (text: string): Locator =>
    rendered(workbench.page).locator('stepwise-cell-line button', { hasText: text });

  it('says how the steps stand after a check, while the cell stays rendered', async () => {
    const { page } = workbench;
    await rendered(page).getByText('Words alone.').click();
    await runCommand(page, 'Stepwise Math: Check the Notebook');
    await line('2 of 2 steps verified').waitFor({ timeout: 30_000 });
    await line('1 of 2 steps verified · ✗ step 2 refuted').waitFor({ timeout: 10_000 });
    const shown = rendered(page).locator('stepwise-cell-line:not([hidden])');
    expect(await shown.count()).toBe(2);
  });

  it.each(THEMES)('can be read in the theme $title', async (theme) => {
    await useTheme(workbench, theme);
    await rendered(workbench.page).locator(theme.page).waitFor({ state: 'attached', timeout: 20_000 });
    await line('1 of 2 steps verified').waitFor({ timeout: 10_000 });
    await workbench.screenshot(theme.title);
  });

  it('leads to the step that failed', async () => {
    const { page } = workbench;
    await line('step 2 refuted').click();
    await page.locator('.view-line', { hasText: /x\s=\s8\$.*✗\srefuted/ }).waitFor({ timeout: 10_000 });
    await statusItem(page, /step 2 refuted/).waitFor({ timeout: 10_000 });
  });
});
