import { readFile } from 'node:fs/promises';
import MarkdownIt from 'markdown-it';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewSteps } from '../../src/extension/preview/previewSteps.ts';
import { verdictPlugin } from '../../src/extension/preview/verdictPlugin.ts';
import { plainWords } from '../../src/extension/words.ts';
import { spokenText } from '../extension/harness/accessibilityTree.ts';
import { finding, judgedStep, markAt, symbolic } from '../unit/extension/samples.ts';
import { EVIL } from './harness/outputs.ts';
import { openPage, type OpenedPage, startPages } from './harness/pages.ts';
import { contrast, THEMES, type Theme, useTheme } from './harness/themes.ts';

const ADDRESS = 'file:///a.md';
const SOURCE = '1. $3x = 21$\n2. $x = 8$\n';

/** The preview's page for two judged steps, the second refuted for a reason. */
function previewPage(reason: string): string {
  const [first, second] = ['$3x = 21$', '$x = 8$'].map((text) => {
    const start = SOURCE.indexOf(text);
    return { start, end: start + text.length };
  });
  const evidence = [symbolic('refuted', [finding('refuted', { claim: 'x = 8', reason })])];
  const marks = [
    markAt(first!.start, first!.end, judgedStep(0, 'verified')),
    markAt(second!.start, second!.end, judgedStep(1, 'refuted', { evidence }), 'first-failing'),
  ];
  const lineAt = (offset: number): number => SOURCE.slice(0, offset).split('\n').length - 1;
  const md = new MarkdownIt({ html: true });
  verdictPlugin(md, () => previewSteps(marks, SOURCE, lineAt, plainWords));
  const body = md.render(SOURCE, { currentDocument: ADDRESS });
  return `<!DOCTYPE html><meta charset="utf-8"><title>preview</title><link rel="stylesheet" href="/media/preview.css"><body>${body}`;
}

describe('verdicts in the preview’s page', () => {
  let browser: Browser;
  let opened: OpenedPage;

  beforeAll(async () => {
    browser = await startPages();
    opened = await openPage(browser, previewPage('x = 7 fits.'));
  });

  afterAll(() => browser.close());

  it('are words that are seen and heard, with the reason', async () => {
    expect(await opened.page.locator('.stepwise-verdict').allInnerTexts()).toEqual(['✓ verified', '✗ refuted']);
    const said = await spokenText(opened.page);
    expect(said).toContain('Step 1: verified');
    expect(said).toMatch(/Step 2: refuted, the first failing step\..*x = 7 fits\./);
  });

  it('are styled by what the manifest gives the preview', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as {
      contributes: { 'markdown.previewStyles': readonly string[] };
    };
    expect(manifest.contributes['markdown.previewStyles']).toEqual(['./media/preview.css']);
  });

  it.each(Object.keys(THEMES) as Theme[])('can be read in a theme of the kind %s', async (theme) => {
    await useTheme(opened.page, theme);
    for (const selector of ['.stepwise-verified', '.stepwise-refuted'])
      expect(await contrast(opened.page, selector, theme), selector).toBeGreaterThanOrEqual(4.5);
  });

  it('take a hostile reason for text: nothing runs, nothing is loaded', async () => {
    const hostile = await openPage(browser, previewPage(`"><b>${EVIL}`));
    const badge = hostile.page.locator('.stepwise-refuted');
    expect(await badge.getAttribute('title')).toContain('<img');
    expect(await hostile.page.locator('img, script, b').count()).toBe(0);
    expect(await hostile.page.evaluate('globalThis.hacked')).toBeUndefined();
    expect(hostile.strangers).toEqual([]);
  });
});
