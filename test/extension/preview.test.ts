import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, runCommand } from './harness/keyboard.ts';
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

  it('stand above the exercise, and lead to the step that fails', async () => {
    const { page } = workbench;
    await lens('Check steps').first().waitFor({ timeout: 30_000 });
    await lens('Check steps').first().click();
    await lens('of 3 steps verified: step 3 fails').first().waitFor({ timeout: 30_000 });
    await workbench.screenshot('lenses');
    await cursorTo(page, 1);
    await lens('step 3 fails').first().click();
    await page.locator('.statusbar-item', { hasText: 'Ln 13' }).waitFor({ timeout: 10_000 });
  });

  it('stand beside the steps in the Markdown preview, with the reason', async () => {
    await runCommand(workbench.page, 'Markdown: Open Preview to the Side');
    const frame = await webviewWith(workbench.page, '.stepwise-verdict');
    const badges = frame.locator('.stepwise-verdict');
    expect(await badges.count()).toBe(3);
    expect(await badges.nth(2).textContent()).toBe('✗ refuted');
    expect(await badges.nth(2).getAttribute('aria-label')).toContain('x = 7 satisfies');
  });

  it.each(THEMES)('can be read in the theme $title', async (theme) => {
    await useTheme(workbench, theme);
    await webviewWith(workbench.page, '.stepwise-verdict');
    await workbench.screenshot(theme.title);
  });

  it('change with the text', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 10);
    await page.keyboard.press('Backspace');
    await page.keyboard.type('7');
    await waitFor('the preview to follow', 20_000, async () => {
      const frame = await webviewWith(page, '.stepwise-verdict');
      // The editor puts a new page in place of the old one while this looks.
      const texts = await frame
        .locator('.stepwise-verdict')
        .allTextContents()
        .catch((): string[] => []);
      return texts.length === 3 && !texts.includes('✗ refuted');
    });
  });
});
