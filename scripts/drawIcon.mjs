// `node scripts/drawIcon.mjs`: draws media/icon.png, which the marketplace shows, from media/icon.svg.
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';

const SIZE = 256;
const browser = await chromium.launch({ executablePath: await ensureBrowser(console.log), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  const svg = await readFile('media/icon.svg', 'utf8');
  await page.setContent(`<style>body { margin: 0; background: transparent }</style>${svg}`);
  await page.screenshot({ path: 'media/icon.png', omitBackground: true });
} finally {
  await browser.close();
}
