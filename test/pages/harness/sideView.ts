import type { Browser } from 'playwright-core';
import { derivationsIn, DocumentReader } from '../../../src/document/index.ts';
import { documentSubject } from '../../../src/extension/view/documentSubject.ts';
import { pageHtml } from '../../../src/extension/view/pageHtml.ts';
import type { ViewState } from '../../../src/extension/view/protocol.ts';
import { viewRequest, type ViewRequest } from '../../../src/extension/view/protocol.ts';
import type { StepSurroundings } from '../../../src/extension/view/writeStep.ts';
import { writeView } from '../../../src/extension/view/writeView.ts';
import { plainWords } from '../../../src/extension/words.ts';
import { mathSvg } from '../../../src/extension/typeset/mathSvg.ts';
import { finding, judgedStep, learned, markAt, symbolic } from '../../unit/extension/samples.ts';
import { openPage, type OpenedPage, ORIGIN } from './pages.ts';

const TEXT = 'Solve $3x - 5 = 16$.\n\n1. $3x = 16 + 5$\n2. so $3x = 21$\n3. $x = 8$\n';

/** The state of the view for three steps, the third wrong, as the extension writes it. */
export async function viewOf(at: string, version = 1): Promise<ViewState> {
  const repair = { start: 5, end: 6, text: '7' };
  const wrong = symbolic('refuted', [finding('refuted', { claim: 'x = 8', reason: 'x = 7 fits.', repair })]);
  const marks = (derivationsIn(TEXT, 'markdown')[0]?.steps ?? []).map((step, index) => {
    const [verdict, score] = index === 2 ? (['refuted', 0.1] as const) : (['verified', 0.9] as const);
    const judged = judgedStep(index, verdict, {
      step,
      score,
      evidence: index === 2 ? [wrong, learned(score)] : [learned(score)],
    });
    return markAt(step.span.start, step.span.end, judged, index === 2 ? 'first-failing' : 'sound');
  });
  const offset = TEXT.indexOf(at);
  const place = { address: 'file:///a.md', language: 'markdown' as const, offset };
  const subject = documentSubject(place, new DocumentReader().placeAt(TEXT, 'markdown', offset), marks);
  if (subject === null) throw new Error(`Nothing stands at ${at}.`);
  const around = { pinned: false, paused: false, proposal: null, graph: null };
  const set = (latex: string): Promise<ReturnType<typeof mathSvg>> => Promise.resolve(mathSvg(latex, {}));
  const step = (): StepSurroundings => ({ alternatives: null, said: null });
  return { version, ...(await writeView(subject, { ...around, step }, set, plainWords)) };
}

/** The side view's page, and what it asked the editor for. */
export interface OpenedView extends OpenedPage {
  readonly requests: readonly ViewRequest[];
  /** Gives the page a state, or whatever else an editor could never send. */
  show(state: unknown): Promise<void>;
}

/** What the editor gives every page of a webview; its memory outlasts the page, as it does in the editor. */
const EDITOR = `globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => globalThis.tellEditor(message),
  getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null'),
  setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
});`;

/** Opens the page with its own policy. */
export async function openView(browser: Browser): Promise<OpenedView> {
  const requests: ViewRequest[] = [];
  const html = pageHtml({
    cspSource: ORIGIN,
    script: '/dist/view.js',
    style: '/media/view.css',
    nonce: 'abc',
    language: 'en',
    title: 'Stepwise Math',
  });
  const opened = await openPage(browser, html, async (page) => {
    await page.exposeFunction('tellEditor', (message: unknown) => {
      requests.push(viewRequest.parse(message));
    });
    await page.addInitScript(EDITOR);
  });
  const show = async (state: unknown): Promise<void> => {
    await opened.page.evaluate(
      `new Promise((shown) => { postMessage(${JSON.stringify(state)}, '*'); setTimeout(shown, 0); })`,
    );
  };
  return { ...opened, requests, show };
}
