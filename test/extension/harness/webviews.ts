import type { FrameLocator, Page } from 'playwright-core';

/** The content of a webview: the editor puts it into a frame in a frame. `title` is that of the view it stands in. */
export function webview(page: Page, title?: string): FrameLocator {
  const outer = title === undefined ? 'iframe.webview.ready' : `iframe.webview.ready`;
  return page.frameLocator(outer).frameLocator('#active-frame');
}
