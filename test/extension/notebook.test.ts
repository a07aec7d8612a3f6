import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { pickQuickFix, quickFixes } from './harness/editorView.ts';
import { pictureFailures } from './harness/failurePictures.ts';
import { runCommand } from './harness/keyboard.ts';
import {
  cellCount,
  message,
  output,
  rendered,
  runCell,
  savedAs,
  selectLastCell,
  statusItem,
} from './harness/notebookView.ts';
import { SMALL_MODEL_SETTINGS } from './harness/smallModel.ts';
import { THEMES, useTheme } from './harness/themes.ts';
import { waitFor } from './harness/waiting.ts';
import type { Workbench } from './harness/workbench.ts';
import { openNotebook, openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

const SOLVE_MS = 180_000;
const CELLS = 6;
const saved = z.object({
  cells: z.array(
    z.object({
      cell_type: z.string(),
      source: z.array(z.string()),
      outputs: z.array(z.object({ output_type: z.string(), data: z.record(z.string(), z.unknown()) })).optional(),
    }),
  ),
});

describe('a notebook, with the real small model', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    const settings = SMALL_MODEL_SETTINGS;
    workbench = await openWorkbench({ workspace, open: 'notebook.ipynb', name: 'notebook', settings });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  /** The file as it was last saved whole: the editor may be writing it. */
  const file = async (): Promise<z.infer<typeof saved>> => {
    const text = await waitFor('the file to be written', 5000, async () => {
      const found = await readFile(workspace.path('notebook.ipynb'), 'utf8');
      return found.trimEnd().endsWith('}') && found;
    });
    return saved.parse(JSON.parse(text));
  };

  it('is checked as a whole, with the macros of earlier cells, and shows the step that failed', async () => {
    const { page } = workbench;
    await rendered(page).getByText('A derivation with a wrong step').click();
    await runCommand(page, 'Stepwise Math: Check the Notebook');
    await message(page, /\d of 7 steps verified in 6 cells/, 30_000);
    await page.getByRole('button', { name: 'Show the first failing step' }).click();
    await page.locator('.view-line', { hasText: /2x\s=\s12\$.*✗\srefuted/ }).waitFor({ timeout: 10_000 });
    const status = statusItem(page, /2 of 3 steps verified · ✗ step 2 refuted/);
    await status.waitFor({ timeout: 10_000 });
    expect(await status.getAttribute('aria-label')).toBe('Stepwise Math: 2 of 3 steps verified. step 2 refuted.');
    await workbench.screenshot('checked');
  });

  it('repairs a step inside its cell, and the cell is checked again', async () => {
    const { page } = workbench;
    const title = (await quickFixes(page)).find((text) => text.startsWith('Replace with the value found:'));
    expect(title).toBeDefined();
    await pickQuickFix(page, title!);
    await statusItem(page, /verified/)
      .filter({ hasNotText: 'step 2' })
      .first()
      .waitFor({ timeout: 20_000 });
    await page.keyboard.press('Control+Z');
    await statusItem(page, /step 2 refuted/).waitFor({ timeout: 20_000 });
  });

  it('runs written steps, and shows them with set formulas', async () => {
    const { page } = workbench;
    await runCell(page, 'align');
    await output(page, /2 steps: 2 verified/).waitFor({ timeout: 30_000 });
    await output(page, /2 steps/)
      .locator('svg')
      .nth(1)
      .waitFor({ state: 'attached', timeout: 30_000 });
  });

  it('is interrupted while it solves, and keeps the notebook usable', async () => {
    const { page } = workbench;
    await runCell(page, '3x');
    await output(page, /Writing step/).waitFor({ timeout: SOLVE_MS });
    await page.getByRole('button', { name: 'Interrupt' }).first().click();
    await output(page, /^Solution\s*Stopped/).waitFor({ timeout: 20_000 });
  });

  it('solves a problem into its output, saves it, and shows it again when the window is loaded anew', async () => {
    const { page } = workbench;
    await runCell(page, '3x');
    const solution = output(page, /^Solution\s*\d+ steps?:/);
    await solution.waitFor({ timeout: SOLVE_MS });
    await solution.locator('details').first().locator('summary').click();
    for (const theme of THEMES) {
      await useTheme(workbench, theme);
      await rendered(page).locator(theme.page).waitFor({ state: 'attached', timeout: 20_000 });
      await workbench.screenshot(`solved-${theme.title}`);
    }
    const stored = await savedAs(page, 'the saved output', async () =>
      (await file()).cells.find(({ source }) => source.join('').includes('3x'))?.outputs?.at(0),
    );
    expect(stored.output_type).toBe('display_data');
    expect(stored.data['application/vnd.stepwise+json']).toMatchObject({ version: 1, kind: 'solution', phase: 'done' });
    expect([stored.data['text/markdown']].flat().join('')).toMatch(/^\*\*Solution\*\* — \d+ steps?/);
    // A page that is loaded anew before its copy of what was unsaved is gone takes that for newer than the file.
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached', timeout: 20_000 });
    await page.waitForTimeout(2000);
    await page.reload();
    await openNotebook(page, 'notebook.ipynb');
    await solution.waitFor({ state: 'attached', timeout: 60_000 });
    await solution.locator('svg').first().waitFor({ state: 'attached', timeout: 30_000 });
    await workbench.screenshot('reloaded');
  });

  it('offers a solution as a new Markdown cell, which is discarded, or kept and undone, in one step each', async () => {
    const { page } = workbench;
    const solve = async (): Promise<void> => {
      await selectLastCell(page);
      await runCommand(page, 'Stepwise Math: Solve This Cell');
      await message(page, /The solution stands in cell 7/, SOLVE_MS);
      expect(await cellCount(page)).toBe(CELLS + 1);
    };
    await solve();
    await workbench.screenshot('offered');
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await waitFor('the cell to go', 10_000, async () => (await cellCount(page)) === CELLS);
    await solve();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    const kept = await savedAs(page, 'the kept cell', async () => {
      const cell = (await file()).cells[CELLS];
      return cell?.source[0] === '<!-- stepwise:begin -->\n' ? cell : undefined;
    });
    expect(kept.cell_type).toBe('markdown');
    await selectLastCell(page);
    await page.keyboard.press('Control+Z');
    await waitFor('one undo to take the cell back', 10_000, async () => (await cellCount(page)) === CELLS);
  });
});
