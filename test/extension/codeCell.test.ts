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

const CHECK_OUTPUT = 'Stepwise Math: Check the Output of This Cell';

const PYTHON = [
  '# Solve $2x + 3 = 11$.',
  '# 1. $2x = 8$',
  '# 2. $x = 5$',
  'def solution():',
  '    return 4  # $4 = 5$',
];

/** What a program put out: a wrong step in Markdown, and a result in LaTeX. */
const OUTPUTS = [
  { 'text/markdown': ['1. $2 + 2 = 4$\n', '2. $4 + 1 = 6$\n'], 'text/plain': ['<Markdown>'] },
  { 'text/latex': ['$\\displaystyle 3 \\cdot 7 = 21$'] },
].map((data) => ({ output_type: 'display_data', metadata: {}, data }));

function code(lines: readonly string[], languageId: string, outputs: readonly object[] = []): object {
  const source = lines.map((line, index) => (index < lines.length - 1 ? `${line}\n` : line));
  return { cell_type: 'code', execution_count: null, metadata: { vscode: { languageId } }, outputs, source };
}

describe('a code cell with a derivation in its comments', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    const cells = [
      code(PYTHON, 'python'),
      code(['// 1. $1 = 1$'], 'javascript'),
      code(['show(work)'], 'python', OUTPUTS),
    ];
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

  it('without an output that is read says so when that is to be checked', async () => {
    const { page } = workbench;
    await clickInto(page, line(/1\s=\s1/).first());
    await runCommand(page, CHECK_OUTPUT);
    await message(page, /has put out nothing in Markdown or LaTeX/, 20_000);
  });

  it('has its outputs checked on command, in a copy to read', async () => {
    const { page } = workbench;
    await clickInto(page, line(/show/).first());
    await runCommand(page, CHECK_OUTPUT);
    await page.getByRole('tab', { name: /Output of cell 3/ }).waitFor({ timeout: 30_000 });
    const copied = page.locator('.editor-instance .view-line');
    await copied.filter({ hasText: /2\s=\s4\$.*✓\sverified/ }).waitFor({ timeout: 30_000 });
    await copied.filter({ hasText: /1\s=\s6\$.*✗\srefuted/ }).waitFor({ timeout: 20_000 });
    expect(await copied.filter({ hasText: /21\$/ }).count()).toBe(1);
    await workbench.screenshot('output');
  });
});
