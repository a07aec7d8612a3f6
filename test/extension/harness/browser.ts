import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];

/** Starts a headless browser that talks to nobody of its own accord. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', ...QUIET, '--disable-sync'],
  });
}

/** A payload entry of the workbench's URL: what it is told at its start. */
export type Payload = readonly (readonly [string, string])[];

/** The workbench's URL for a folder, with the payload it starts with. */
export function workbenchUrl(origin: string, folder: string, payload: Payload): string {
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `${origin}/?${query.toString()}`;
}

/** A new page of a fixed size, with nothing remembered from another. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  return context.newPage();
}
