import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerRenderer } from '../../src/extension/notebook/answerRenderer.ts';
import { type FormulasAsked, formulasAsked } from '../../src/extension/notebook/output/messages.ts';
import type { StepwiseOutput } from '../../src/extension/notebook/output/schema.ts';
import { mathSvg } from '../../src/extension/typeset/mathSvg.ts';
import { spokenText } from '../extension/harness/accessibilityTree.ts';
import { EVIL, output, step } from './harness/outputs.ts';
import { htmlOf, openPage, type OpenedPage, startPages } from './harness/pages.ts';
import { contrast, THEMES, type Theme, useTheme } from './harness/themes.ts';

/** What the editor does for a renderer: it loads its module, gives it an element for each output, and passes messages. */
const PAGE = `<!DOCTYPE html><title>outputs</title><body><div id="output"></div>
<script type="module">
  import { activate } from '/dist/notebookOutput.js';
  const ears = [];
  const postMessage = async (message) => {
    const reply = await globalThis.askExtension(message);
    if (reply !== null) for (const ear of ears) ear(reply);
  };
  const renderer = activate({ postMessage, onDidReceiveMessage: (ear) => ears.push(ear) });
  globalThis.show = (json) => renderer.renderOutputItem({ text: () => json }, document.getElementById('output'));
</script>`;

describe('the renderer of saved outputs', () => {
  let browser: Browser;
  let opened: OpenedPage;
  const asked: unknown[] = [];

  beforeAll(async () => {
    browser = await startPages();
    opened = await openPage(browser, PAGE, (page) =>
      page.exposeFunction('askExtension', (message: unknown) => {
        asked.push(message);
        return answerRenderer((latex, macros) => Promise.resolve(mathSvg(latex, macros)), message);
      }),
    );
    await opened.page.waitForFunction('globalThis.show !== undefined');
  });

  afterAll(() => browser.close());

  async function show(shown: StepwiseOutput | string): Promise<void> {
    const json = typeof shown === 'string' ? shown : JSON.stringify(shown);
    await opened.page.evaluate(`globalThis.show(${JSON.stringify(json)})`);
  }

  it('says each verdict by a word that is seen and heard', async () => {
    await show(output());
    const badges = opened.page.locator('.badge');
    expect(await badges.allInnerTexts()).toEqual(['✓\nverified\n0.98', '✗\nrefuted']);
    const said = await spokenText(opened.page);
    expect(said).toContain('Step 1: verified, score 0.98');
    expect(said).toContain('Step 2: refuted, the first failing step');
    expect(said).toContain('2 steps: 1 verified, 1 refuted');
    expect(opened.takeFaults()).toEqual([]);
  });

  it('shows formulas set by the extension, and the source of one that cannot be set', async () => {
    await show(output({ answer: [{ kind: 'math', text: '\\unknowncommand x' }] }));
    await expect.poll(() => opened.page.locator('.step .formula svg').count()).toBeGreaterThanOrEqual(2);
    expect(await opened.page.locator('.answer').innerText()).toContain('\\unknowncommand x');
    expect(await opened.page.locator('.step .formula svg').first().getAttribute('style')).toMatch(/^vertical-align/);
  });

  it('asks for a formula once', async () => {
    await show(output({ title: 'Once' }));
    await show(output({ title: 'Twice' }));
    const formulas = asked.flatMap((message) => (message as { formulas: readonly string[] }).formulas);
    expect(formulas).toEqual([...new Set(formulas)]);
  });

  it('asks for all formulas of a long output, never for more at once than are answered', async () => {
    const pieces = (at: number): StepwiseOutput['partial'] =>
      Array.from({ length: 6 }, (_, index) => ({ kind: 'math', text: `x_{${6 * at + index}}` }));
    const before = asked.length;
    await show(output({ steps: Array.from({ length: 100 }, (_, at) => step({ pieces: pieces(at), findings: [] })) }));
    const parts = (): readonly FormulasAsked[] => asked.slice(before).map((message) => formulasAsked.parse(message));
    await expect.poll(() => new Set(parts().flatMap(({ formulas }) => formulas)).size).toBeGreaterThanOrEqual(600);
  });

  it('opens the evidence by the keyboard, and leaves it open while the output grows', async () => {
    const { page } = opened;
    await show(output({ steps: [step()] }));
    await page.locator('body').press('Tab');
    await page.keyboard.press('Enter');
    const reason = page.locator('.evidence .reason');
    expect(await reason.isVisible()).toBe(true);
    await show(output({ steps: [step(), step({ title: 'Step 2: refuted' })] }));
    expect(await reason.first().isVisible()).toBe(true);
    expect(await reason.nth(1).isVisible()).toBe(false);
  });

  it.each(['mouse', 'keyboard'] as const)('loses no press by the %s that the stream comes into', async (by) => {
    const { page } = opened;
    await show(output({ title: by, steps: [] }));
    await show(output({ title: by, steps: [step()] }));
    const details = page.locator('details summary').first();
    await details.hover();
    await details.focus();
    await (by === 'mouse' ? page.mouse.down() : page.keyboard.down('Space'));
    await show(output({ title: by, steps: [step()], summary: 'lost among those that come after it' }));
    await show(output({ title: by, steps: [step(), step()], summary: `after the ${by}` }));
    expect(await page.locator('.step').count()).toBe(1);
    await (by === 'mouse' ? page.mouse.up() : page.keyboard.up('Space'));
    await expect.poll(() => page.locator('.summary').first().innerText()).toBe(`after the ${by}`);
    expect(await page.locator('.evidence .reason').first().isVisible()).toBe(true);
    expect(await page.locator('.step').count()).toBe(2);
    const focused = "document.getElementById('output').shadowRoot.activeElement?.textContent";
    expect(await page.evaluate(focused)).toBe(await details.textContent());
  });

  it('takes hostile texts for texts: nothing runs, nothing is loaded', async () => {
    const { page } = opened;
    const piece = { kind: 'words', text: EVIL } as const;
    const formula = { kind: 'math', text: `\\text{${EVIL}}` } as const;
    const finding = { ...step().findings[0]!, claim: [piece, formula], word: EVIL, reason: EVIL, counterexample: EVIL };
    const evil = step({ pieces: [piece, formula], word: EVIL, title: EVIL, notes: [EVIL], findings: [finding] });
    const words = { answer: EVIL, evidence: EVIL };
    await show(output({ title: EVIL, summary: EVIL, steps: [evil], partial: [piece], answer: [piece], words }));
    await page.locator('.formula svg').first().waitFor({ state: 'attached' });
    const loading = page.locator('#output').locator('img, script, iframe, a, object, foreignObject');
    expect(await loading.count()).toBe(0);
    expect(await page.locator('.summary').first().innerText()).toContain('<img');
    expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
    expect(opened.strangers).toEqual([]);
  });

  it('copies nothing but shapes out of a picture, whoever sent it', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="hacked = 1" width="2ex" height="2ex">
      <script>hacked = 1</script><image href="http://elsewhere.test/a.png"/><a href="javascript:hacked = 1"><path d="M0 0"/></a>
      <g onclick="hacked = 1"><path d="M0 0L1 1" fill="url(http://elsewhere.test/b.svg)" style="background:url(//elsewhere.test/c)"/></g></svg>`;
    const hostile = await openPage(browser, PAGE, (other) =>
      other.exposeFunction('askExtension', ({ id, formulas }: { id: number; formulas: readonly string[] }) => ({
        kind: 'formulasSet',
        id,
        pictures: formulas.map(() => ({ svg, widthEx: 2, heightEx: 2 })),
      })),
    );
    await hostile.page.waitForFunction('globalThis.show !== undefined');
    await hostile.page.evaluate(`globalThis.show(${JSON.stringify(JSON.stringify(output()))})`);
    const drawn = hostile.page.locator('.formula svg').first();
    await drawn.waitFor({ state: 'attached' });
    expect(await htmlOf(drawn)).toBe(
      '<svg width="2ex" height="2ex">\n      \n      <g><path d="M0 0L1 1" fill="currentColor"></path></g></svg>',
    );
    expect(hostile.strangers).toEqual([]);
    expect(await hostile.page.evaluate('globalThis.hacked')).toBeUndefined();
    await hostile.page.close();
  });

  it.each(['', '{', '[]', '{"version":1}', '{"version":99}'])(
    'says in one sentence that %j cannot be shown',
    async (text) => {
      await show(text);
      expect(await opened.page.locator('[role="alert"]').innerText()).toMatch(
        /^This result (?:is damaged|was written by)/,
      );
      expect(await opened.page.locator('.step').count()).toBe(0);
    },
  );

  it.each(Object.keys(THEMES) as Theme[])('can be read in a theme of the kind %s', async (theme) => {
    await show(output());
    await useTheme(opened.page, theme);
    for (const selector of ['.verified .badge', '.refuted .badge', '.summary', '.text'])
      expect(await contrast(opened.page, selector, theme), selector).toBeGreaterThanOrEqual(4.5);
  });
});
