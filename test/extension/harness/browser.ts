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

/**
 * In a browser VS Code 1.100 gives each webview a service worker of its own, all in one place: each takes the place of the
 * one before, and where that has not ended, its page waits without end and a notebook is never shown. With this all have
 * one worker, as in later versions, and a page is told once that it is controlled.
 */
const ONE_SERVICE_WORKER = `if (globalThis.ServiceWorkerContainer !== undefined) {
  const { register } = ServiceWorkerContainer.prototype;
  const OWN = /&id=[^&]*/;
  ServiceWorkerContainer.prototype.register = async function (script, options) {
    const registration = await register.call(this, String(script).replace(OWN, ''), options);
    const tell = () => {
      if (this.controller === null) setTimeout(tell, 20);
      else this.dispatchEvent(new Event('controllerchange'));
    };
    if (OWN.test(script)) setTimeout(tell);
    return registration;
  };
}`;

/** A new page of a fixed size, with nothing remembered from another. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  await context.addInitScript(ONE_SERVICE_WORKER);
  return context.newPage();
}
