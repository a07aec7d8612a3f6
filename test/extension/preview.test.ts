import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, revert, runCommand } from './harness/keyboard.ts';
import { THEMES, useTheme } from './harness/themes.ts';
import { waitFor } from './harness/waiting.ts';
import { webviewWith } from './harness/webviews.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

describe('verdicts outside the text', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    workbench = await openWorkbench({ workspace, open: 'algebra.md', name: 'preview' });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  const lens = (text: string): ReturnType<Workbench['page']['locator']> =>
    workbench.page.locator('.codelens-decoration a', { hasText: text });

  /** Opens the preview, where no test before has. */
  async function openPreview(): Promise<void> {
    if ((await workbench.page.getByRole('tab', { name: /^Preview/ }).count()) > 0) return;
    await cursorTo(workbench.page, 1);
    await runCommand(workbench.page, 'Markdown: Open Preview to the Side');
  }

  /** The verdicts in the preview; none while the editor puts a new page in place of the old one. */
  async function verdicts(): Promise<readonly string[]> {
    const frame = await webviewWith(workbench.page, '.stepwise-verdict');
    return frame
      .locator('.stepwise-verdict')
      .allTextContents()
      .catch(() => []);
  }

  it('stand above the exercise, and lead to the step that fails', async () => {
    const { page } = workbench;
    await lens('Check steps').first().waitFor({ timeout: 30_000 });
    await lens('Check steps').first().click();
    await lens('of 3 steps verified: step 3 fails').first().waitFor({ timeout: 30_000 });
    await workbench.screenshot('lenses');
    await cursorTo(page, 1);
    // A line of links that the editor draws anew under the pointer loses the press.
    await waitFor('the step that fails to be reached', 30_000, async () => {
      await lens('step 3 fails').first().click();
      const reached = page.locator('.statusbar-item', { hasText: 'Ln 13' }).waitFor({ timeout: 5000 });
      return reached.then(
        () => true,
        () => false,
      );
    });
  });

  it('stand beside the steps in the Markdown preview, with the reason', async () => {
    await openPreview();
    await waitFor('the verdicts', 30_000, async () => (await verdicts()).join() === '✓ verified,✓ verified,✗ refuted');
    const frame = await webviewWith(workbench.page, '.stepwise-verdict');
    const last = frame.locator('.stepwise-verdict').nth(2);
    expect(await last.getAttribute('aria-label')).toContain('x = 7 satisfies');
  });

  it.each(THEMES)('can be read in the theme $title', async (theme) => {
    await openPreview();
    await useTheme(workbench, theme);
    await webviewWith(workbench.page, '.stepwise-verdict');
    await workbench.screenshot(theme.title);
  });

  it('change with the text', async () => {
    const { page } = workbench;
    await revert(page);
    await openPreview();
    await waitFor('the wrong step', 20_000, async () => (await verdicts()).includes('✗ refuted'));
    await cursorTo(page, 13, 10);
    await page.keyboard.press('Backspace');
    await page.keyboard.type('7');
    await waitFor('the preview to follow', 20_000, async () => {
      const texts = await verdicts();
      return texts.length === 3 && !texts.includes('✗ refuted');
    });
  });
});
