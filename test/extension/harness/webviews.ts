import type { Frame, Page } from 'playwright-core';
import { waitFor } from './waiting.ts';

/** The content of the webview in which something matches: the editor puts each into a frame inside a frame. */
export function webviewWith(page: Page, selector: string, limitMs = 30_000): Promise<Frame> {
  return waitFor(`a webview with ${selector}`, limitMs, () => findWebview(page, selector));
}

/** The content of a webview in which something matches now, or null. */
export async function findWebview(page: Page, selector: string): Promise<Frame | null> {
  for (const frame of page.frames()) {
    if (frame === page.mainFrame()) continue;
    const found = await frame
      .locator(selector)
      .count()
      .catch(() => 0);
    if (found > 0) return frame;
  }
  return null;
}
