import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { startBrowser } from '../../extension/harness/browser.ts';

export const ORIGIN = 'http://page.test';

/** A page of the extension in a real browser, and everything that it asked the net for beside its own files. */
export interface OpenedPage {
  readonly page: Page;
  /** Addresses that the page asked for and that are none of its own. */
  readonly strangers: readonly string[];
  /** What went wrong in the page's scripts, and what its policy refused, since this was last asked. */
  takeFaults(): string[];
}

/** Starts the browser that the pages are shown in. */
export function startPages(): Promise<Browser> {
  const executable = process.env.STEPWISE_CHROMIUM;
  if (executable === undefined) throw new Error('No browser was found by the set-up.');
  return startBrowser(executable);
}

/** Shows a page; its scripts and styles are the built files of this repository, and nothing else can be reached. */
export async function openPage(
  browser: Browser,
  html: string,
  prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<OpenedPage> {
  const page = await (await browser.newContext({ viewport: { width: 480, height: 700 } })).newPage();
  const [strangers, faults]: [string[], string[]] = [[], []];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (said) => {
    if (said.type() === 'error') faults.push(said.text());
  });
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin === ORIGIN && pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    const [, folder, extension] = /^\/(dist|media)\/\w+\.(js|css)$/.exec(pathname) ?? [];
    if (origin === ORIGIN && folder !== undefined)
      return route.fulfill({
        contentType: extension === 'js' ? 'text/javascript' : 'text/css',
        body: await readFile(join('.', pathname)),
      });
    strangers.push(route.request().url());
    return route.abort();
  });
  await prepare(page);
  await page.goto(`${ORIGIN}/`);
  return { page, strangers, takeFaults: () => faults.splice(0) };
}

/** An element as the browser writes it. */
export function htmlOf(element: Locator): Promise<string> {
  return element.evaluate((node) => (node as unknown as { readonly outerHTML: string }).outerHTML);
}
