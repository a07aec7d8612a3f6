import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hoverAtCursor, shownLines, waitForLine } from './harness/editorView.ts';
import { cursorTo, runCommand } from './harness/keyboard.ts';
import { SMALL_MODEL_SETTINGS } from './harness/smallModel.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

const SCORE_MS = 120_000;
/** No scorer is named: the model that the default one needs is on this machine. */
const SCORER = { ...SMALL_MODEL_SETTINGS, 'stepwise.model.scorer': '', 'editor.wordWrap': 'on' };

describe('a word problem set up wrongly, its arithmetic right', () => {
  let workspace: Workspace;
  let workbench: Workbench;

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    workbench = await openWorkbench({ workspace, open: 'sweater.md', name: 'scoring', settings: SCORER });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it('is marked doubtful at the step its labels call wrong, with scores beside the steps', async () => {
    const { page } = workbench;
    await cursorTo(page, 8, 6);
    await runCommand(page, 'Stepwise Math: Check Document');
    await waitForLine(page, /\? doubtful 0\.\d\d/, SCORE_MS);
    const marked = (await shownLines(page)).filter((line) =>
      /(verified|doubtful|plausible|refuted|unchecked)/.test(line),
    );
    expect(marked.map((line) => /verified|doubtful|plausible|refuted|unchecked/.exec(line)?.[0])).toEqual([
      'verified',
      'verified',
      'verified',
      'doubtful',
      'plausible',
    ]);
    for (const line of marked) expect(line).toMatch(/0\.\d\d/);
    await page.getByText('3 of 5 steps verified: step 4 fails').waitFor({ timeout: 20_000 });
    await workbench.screenshot('scores');
  });

  it('tells in the hover what was calculated and what the scorer says', async () => {
    const { page } = workbench;
    await cursorTo(page, 8, 6);
    const said = await hoverAtCursor(page, /stepwise-prm-0\.5b/);
    await workbench.screenshot('hover');
    expect(said).toMatch(/doubtful/i);
    expect(said).toContain('both sides have the same exact value');
  });
});
