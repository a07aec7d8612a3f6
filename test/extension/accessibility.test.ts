import { afterAll, beforeAll, describe, it } from 'vitest';
import { waitForLine } from './harness/editorView.ts';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, runCommand } from './harness/keyboard.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};

describe.each(Object.entries(THEMES))('for a reader with the theme %s', (name, theme) => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    workbench = await openWorkbench({
      workspace,
      open: 'algebra.md',
      name: `accessible-${name}`,
      settings: { 'workbench.colorTheme': theme, 'editor.accessibilitySupport': 'on' },
    });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it('says each verdict in a word beside its step, whatever the colours', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    await runCommand(page, 'Stepwise Math: Check Document');
    await waitForLine(page, /x = 8\$.*✗ refuted/, 60_000);
    await waitForLine(page, /3x = 21\$.*✓ verified/, 5000);
    await workbench.screenshot('checked');
  });

  it('opens the whole check as plain text beside it', async () => {
    const { page } = workbench;
    await runCommand(page, 'Stepwise Math: Show Check as Text');
    await page.getByRole('tab', { name: /Check of algebra\.md/ }).waitFor({ timeout: 60_000 });
    await workbench.screenshot('text');
  });
});
