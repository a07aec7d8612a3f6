import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JudgedCell } from '../../src/extension/notebook/output/cellMessages.ts';
import { cellRequest, type CellRequest } from '../../src/extension/notebook/output/cellMessages.ts';
import { spokenText } from '../extension/harness/accessibilityTree.ts';
import { EVIL } from './harness/outputs.ts';
import { openPage, type OpenedPage, startPages } from './harness/pages.ts';
import { contrast, THEMES, type Theme, useTheme } from './harness/themes.ts';

/** What the editor does: it has a renderer of Markdown, lets others extend it, and puts each cell into a shadow tree. */
const PAGE = `<!DOCTYPE html><meta charset="utf-8"><title>cells</title><body><div id="one"></div><div id="two"></div>
<script type="module">
  import { activate } from '/dist/notebookCells.js';
  const ears = [];
  const markdown = { render: (source) => '<p>' + source.replaceAll('<', '&lt;') + '</p>' };
  await activate({
    getRenderer: async () => ({ extendMarkdownIt: (extend) => extend(markdown) }),
    postMessage: (message) => globalThis.tellExtension(message),
    onDidReceiveMessage: (ear) => ears.push(ear),
  });
  globalThis.tell = (message) => ears.forEach((ear) => ear(message));
  globalThis.show = (id, source) => {
    const host = document.getElementById(id);
    (host.shadowRoot ?? host.attachShadow({ mode: 'open' })).innerHTML = markdown.render(source, {});
  };
  document.body.addEventListener('click', () => { globalThis.cellsClicked = (globalThis.cellsClicked ?? 0) + 1; });
</script>`;

/** What the browser offers in the page. */
interface Styles {
  getComputedStyle(node: unknown): { readonly borderLeftColor: string };
}

const TEXT = '1. $x = 1$\n2. $x = 2$';

function judged(changes: Partial<JudgedCell> = {}): JudgedCell {
  const line = '1 of 2 steps verified · ✗ step 2 refuted';
  return {
    cell: 'cell:1',
    text: TEXT,
    line,
    label: 'Stepwise Math: step 2 refuted.',
    tone: 'refuted',
    opens: true,
    ...changes,
  };
}

describe('the line below a rendered cell', () => {
  let browser: Browser;
  let opened: OpenedPage;
  const requests: CellRequest[] = [];

  beforeAll(async () => {
    browser = await startPages();
    opened = await openPage(browser, PAGE, (page) =>
      page.exposeFunction('tellExtension', (message: unknown) => {
        requests.push(cellRequest.parse(message));
      }),
    );
    await opened.page.waitForFunction('globalThis.show !== undefined');
  });

  afterAll(() => browser.close());

  const show = (id: string, source: string): Promise<unknown> =>
    opened.page.evaluate(`globalThis.show(${JSON.stringify(id)}, ${JSON.stringify(source)})`);
  const tell = (...cells: readonly JudgedCell[]): Promise<unknown> =>
    opened.page.evaluate(`globalThis.tell(${JSON.stringify({ kind: 'cellsJudged', cells })})`);
  const line = (id: string): ReturnType<OpenedPage['page']['locator']> => opened.page.locator(`#${id} button`);
  const said = (id: string): Promise<string> => line(id).locator('.line').innerText();

  it('asks for what is known, and is not there while nothing is', async () => {
    expect(requests).toEqual([{ kind: 'cellsAsked' }]);
    await show('one', TEXT);
    expect(await line('one').isVisible()).toBe(false);
  });

  it('says how the steps stand once that is known, for the eye and for a screen reader', async () => {
    await tell(judged());
    expect(await said('one')).toBe('1 of 2 steps verified · ✗ step 2 refuted');
    // Nobody takes it for a line of the author's.
    expect(await line('one').innerText()).toMatch(/^Stepwise Math/);
    expect(await spokenText(opened.page)).toContain('Stepwise Math: step 2 refuted.');
  });

  it('is there at once when the cell is rendered again, and gone when its text is another', async () => {
    await show('one', `${TEXT}\n3. $x = 3$`);
    expect(await line('one').isVisible()).toBe(false);
    await show('one', TEXT);
    expect(await line('one').isVisible()).toBe(true);
  });

  it('leads to the step, by the keyboard too, and leaves the cell as it is', async () => {
    await line('one').focus();
    await opened.page.keyboard.press('Enter');
    await line('one').click();
    const asked = { kind: 'stepAsked', cell: 'cell:1' };
    expect(requests.slice(1)).toEqual([asked, asked]);
    expect(await opened.page.evaluate('globalThis.cellsClicked ?? 0')).toBe(0);
  });

  it('is not there where cells with the same text are judged differently', async () => {
    await show('two', TEXT);
    await tell(judged({ cell: 'cell:2', line: '2 of 2 steps verified', tone: 'verified', opens: false }));
    expect([await line('one').isVisible(), await line('two').isVisible()]).toEqual([false, false]);
    await tell(judged({ line: null }));
    expect(await said('one')).toBe('2 of 2 steps verified');
    expect(await line('one').isDisabled()).toBe(true);
  });

  it('takes hostile texts for texts, and nothing else for what is known', async () => {
    const text = `${EVIL} $1 = 1$`;
    await show('one', text);
    await tell(judged({ cell: 'cell:3', text, line: EVIL, label: EVIL }));
    expect(await said('one')).toBe(EVIL);
    await opened.page.evaluate(`globalThis.tell({ kind: 'cellsJudged', cells: [{ html: ${JSON.stringify(EVIL)} }] })`);
    expect(await opened.page.locator('#one').locator('img, script').count()).toBe(0);
    expect(await opened.page.evaluate('globalThis.hacked')).toBeUndefined();
    expect([opened.strangers, opened.takeFaults()]).toEqual([[], []]);
  });

  it.each(Object.keys(THEMES) as Theme[])('can be read in a theme of the kind %s', async (theme) => {
    await useTheme(opened.page, theme);
    await tell(judged({ cell: 'cell:2', line: null }), judged());
    await show('one', TEXT);
    expect(await contrast(opened.page, '#one button', theme)).toBeGreaterThanOrEqual(4.5);
    const edge = (): Promise<string> =>
      line('one').evaluate((own) => (globalThis as unknown as Styles).getComputedStyle(own).borderLeftColor);
    const refuted = await edge();
    await tell(judged({ tone: 'verified' }));
    expect(await edge()).not.toBe(refuted);
  });
});
