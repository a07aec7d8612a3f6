import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spokenText } from '../extension/harness/accessibilityTree.ts';
import { EVIL } from './harness/outputs.ts';
import { startPages } from './harness/pages.ts';
import { openView, type OpenedView, viewOf } from './harness/sideView.ts';
import { contrast, THEMES, type Theme, useTheme } from './harness/themes.ts';

describe('the page of the side view', () => {
  let browser: Browser;
  let view: OpenedView;
  const focused = (): Promise<unknown> => view.page.evaluate('document.activeElement.getAttribute("data-key")');
  const last = (): unknown => view.requests.at(-1);

  beforeAll(async () => {
    browser = await startPages();
    view = await openView(browser);
  });

  afterAll(() => browser.close());

  it('asks for its first state, under a policy that refuses all but its own script and style', async () => {
    await expect.poll(() => view.requests).toEqual([{ kind: 'ready' }]);
    await view.page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'globalThis.hacked = 1';
      document.body.append(script);
    }`);
    expect(await view.page.evaluate('globalThis.hacked')).toBeUndefined();
    expect(view.takeFaults().join()).toContain('Content Security Policy');
  });

  it('says each verdict by a word that is seen and heard, and opens the step that failed', async () => {
    await view.show(await viewOf('Solve'));
    expect(await view.page.locator('.head .badge').allInnerTexts()).toEqual([
      '✓\nverified\n0.90',
      '✓\nverified\n0.90',
      '✗\nrefuted\n0.10',
    ]);
    const said = await spokenText(view.page);
    expect(said).toContain('Step 3: refuted, score 0.10, the first failing step');
    expect(said).toContain('3x - 5 = 16');
    expect(await view.page.locator('.formula svg').first().getAttribute('style')).toMatch(/^vertical-align: -/);
    expect(await view.page.locator('.evidence:visible').count()).toBe(1);
    expect(await view.page.locator('.finding.refuted p').innerText()).toContain('x = 7 fits.');
    expect(view.takeFaults()).toEqual([]);
  });

  it('is gone through by the keyboard alone', async () => {
    const { page } = view;
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('step-0');
    for (const [key, step] of [
      ['ArrowDown', 'step-1'],
      ['End', 'step-2'],
      ['ArrowDown', 'step-2'],
      ['ArrowUp', 'step-1'],
      ['Home', 'step-0'],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused(), key).toBe(step);
    }
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-key="step-0"]').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(last()).toMatchObject({ kind: 'step', version: 1, step: 0 });
  });

  it('keeps the keyboard where it was, and what the reader opened, when a new state comes', async () => {
    await view.page.locator('[data-key="step-0"]').focus();
    await view.show(await viewOf('Solve', 2));
    expect(await focused()).toBe('step-0');
    expect(await view.page.locator('[data-key="step-0"]').getAttribute('aria-expanded')).toBe('true');
  });

  it('asks for what a button says, of the state that is shown', async () => {
    await view.page.locator('#evidence-2 [data-action="repair"]').click();
    expect(last()).toEqual({ kind: 'step', version: 2, step: 2, action: 'repair' });
  });

  it.each(['mouse', 'keyboard'] as const)('loses no press by the %s that a new state comes into', async (by) => {
    const { page } = view;
    const version = by === 'mouse' ? 3 : 5;
    await view.show(await viewOf('Solve', version));
    const button = page.locator('#evidence-2 [data-action="repair"]');
    await button.hover();
    await button.focus();
    await (by === 'mouse' ? page.mouse.down() : page.keyboard.down('Space'));
    await view.show({ ...(await viewOf('Solve', version + 1)), summary: `after the ${by}` });
    await (by === 'mouse' ? page.mouse.up() : page.keyboard.up('Space'));
    await expect.poll(last).toEqual({ kind: 'step', version, step: 2, action: 'repair' });
    await expect.poll(() => page.locator('.summary').innerText()).toBe(`after the ${by}`);
  });

  it('is as it was after it was hidden, before the editor has said anything', async () => {
    await view.page.reload();
    expect(await view.page.locator('.step').count()).toBe(3);
    expect(await view.page.locator('[data-key="step-0"]').getAttribute('aria-expanded')).toBe('true');
    await expect.poll(last).toEqual({ kind: 'ready' });
  });

  it('takes nothing that is no state for one', async () => {
    for (const message of [null, 'state', { version: 3 }, { ...(await viewOf('Solve')), steps: [EVIL] }])
      await view.show(message);
    expect(await view.page.locator('.step').count()).toBe(3);
    expect(view.takeFaults()).toEqual([]);
  });

  it('takes hostile texts for texts, and of pictures only the shapes', async () => {
    const state = await viewOf('Solve', 4);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="hacked = 1"><script>hacked = 1</script>
      <foreignObject>${EVIL}</foreignObject><image href="http://elsewhere.test/a"/><path d="M0 0" onclick="hacked = 1"/></svg>`;
    const text = [
      { kind: 'words' as const, text: EVIL },
      { kind: 'formula' as const, latex: EVIL, svg },
      { kind: 'formula' as const, latex: EVIL, svg: EVIL },
    ];
    const steps = state.steps.map((step) => ({ ...step, text, label: EVIL, notes: [EVIL] }));
    await view.show({ ...state, heading: EVIL, notice: EVIL, problem: text, summary: EVIL, steps });
    expect(await view.page.locator('h1').innerText()).toContain('<img');
    expect(await view.page.locator('main').locator('img, script, image, foreignObject, iframe').count()).toBe(0);
    const handlers = view.page.locator('main').locator('[onload], [onclick], [onerror]');
    expect(await handlers.count()).toBe(0);
    expect(await view.page.evaluate('globalThis.hacked')).toBeUndefined();
    expect(view.strangers).toEqual([]);
  });

  it.each(Object.keys(THEMES) as Theme[])('can be read in a theme of the kind %s', async (theme) => {
    await view.show(await viewOf('Solve', 5));
    await useTheme(view.page, theme);
    for (const selector of ['.head .badge.verified', '.head .badge.refuted', '.head .text', '.summary'])
      expect(await contrast(view.page, selector, theme), selector).toBeGreaterThanOrEqual(4.5);
  });
});
