import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pickQuickFix, quickFixes } from './harness/editorView.ts';
import { pictureFailures } from './harness/failurePictures.ts';
import { clickInto, runCommand } from './harness/keyboard.ts';
import { message, statusItem } from './harness/notebookView.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

const PYTHON = [
  '# Solve $2x + 3 = 11$.',
  '# 1. $2x = 8$',
  '# 2. $x = 5$',
  'def solution():',
  '    return 4  # $4 = 5$',
];

function code(lines: readonly string[], languageId: string): object {
  const source = lines.map((line, index) => (index < lines.length - 1 ? `${line}\n` : line));
  return { cell_type: 'code', execution_count: null, metadata: { vscode: { languageId } }, outputs: [], source };
}

describe('a code cell with a derivation in its comments', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    const cells = [code(PYTHON, 'python'), code(['// 1. $1 = 1$'], 'javascript')];
    const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
    await writeFile(workspace.path('code.ipynb'), JSON.stringify(notebook));
    workbench = await openWorkbench({ workspace, open: 'code.ipynb', name: 'code-cell' });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  const line = (text: RegExp): ReturnType<Workbench['page']['locator']> =>
    workbench.page.locator('.notebookOverlay .view-line', { hasText: text });

  it('is left alone until it is asked about', async () => {
    const { page } = workbench;
    await clickInto(page, line(/return/).first());
    await page.keyboard.press('End');
    await page.keyboard.type(' #');
    await page.waitForTimeout(2500);
    expect(await statusItem(page, /verified/).count()).toBe(0);
  });

  it('is checked on command: its comments, and nothing of its code', async () => {
    const { page } = workbench;
    await runCommand(page, 'Stepwise Math: Check This Cell');
    await statusItem(page, /1 of 2 steps verified · ✗ step 2 refuted/).waitFor({ timeout: 30_000 });
    await line(/2x\s=\s8\$.*✓\sverified/).waitFor({ timeout: 10_000 });
    await line(/x\s=\s5\$.*✗\srefuted/).waitFor({ timeout: 10_000 });
    await workbench.screenshot('checked');
  });

  it('keeps its verdicts in place when code above them is edited', async () => {
    const { page } = workbench;
    await clickInto(page, line(/Solve/).first());
    await page.keyboard.press('Home');
    await page.keyboard.type('import math');
    await page.keyboard.press('Enter');
    await line(/x\s=\s5\$.*✗\srefuted/).waitFor({ timeout: 10_000 });
  });

  it('is repaired in its comment by the one quick fix there is', async () => {
    const { page } = workbench;
    await clickInto(page, line(/x\s=\s5\$/).first());
    const titles = await quickFixes(page);
    expect(titles).toContain('Replace with the value found: 4');
    await pickQuickFix(page, 'Replace with the value found: 4');
    await line(/#\s2\.\s\$x\s=\s4\$/)
      .first()
      .waitFor({ timeout: 10_000 });
  });

  it('in another language says which are read', async () => {
    const { page } = workbench;
    await clickInto(page, line(/1\s=\s1/).first());
    await runCommand(page, 'Stepwise Math: Check This Cell');
    await message(page, /texts in this language are not read/, 10_000);
  });
});
