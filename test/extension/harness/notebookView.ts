import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The notebook's cells that are in view, from the top; the editor makes no others. */
export function cells(page: Page): Locator {
  return page.locator('.notebookOverlay .cell-list-container .monaco-list-row');
}

/** The page in which rendered Markdown cells and outputs stand. */
export function rendered(page: Page): FrameLocator {
  return page.frameLocator('.notebookOverlay iframe.webview.ready, iframe.webview.ready').frameLocator('#active-frame');
}

/** Runs the code cell that holds a text, by the keyboard. */
export async function runCell(page: Page, text: string): Promise<void> {
  await cells(page).filter({ hasText: text }).locator('.view-lines').first().click();
  await page.keyboard.press('Shift+Enter');
}

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  contrastLight: 'Default High Contrast Light',
} as const;
export type Theme = keyof typeof THEMES;

/** The settings by which the editor has a theme. */
export function themeSettings(theme: Theme): Readonly<Record<string, string>> {
  return { 'workbench.colorTheme': THEMES[theme] };
}
