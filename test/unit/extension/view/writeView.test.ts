import { describe, expect, it } from 'vitest';
import { derivationsIn, DocumentReader, type PlaceReading } from '../../../../src/document/index.ts';
import type { Mark } from '../../../../src/extension/marks/mark.ts';
import { copyText } from '../../../../src/extension/view/copyText.ts';
import { documentSubject } from '../../../../src/extension/view/documentSubject.ts';
import { pageHtml } from '../../../../src/extension/view/pageHtml.ts';
import { viewRequest, viewState } from '../../../../src/extension/view/protocol.ts';
import type { Subject } from '../../../../src/extension/view/subject.ts';
import { emptyView, writeView } from '../../../../src/extension/view/writeView.ts';
import { plainWords } from '../../../../src/extension/words.ts';
import { finding, judgedStep, learned, markAt, symbolic } from '../samples.ts';

const text = 'Solve $3x - 5 = 16$.\n\n1. $3x = 16 + 5$\n2. so $3x = 21$\n3. $x = 8$\n';
const [derivation] = derivationsIn(text, 'markdown');
const repair = { start: 5, end: 6, text: '7' };
const refutation = symbolic('refuted', [finding('refuted', { claim: 'x = 8', reason: 'x = 7 fits.', repair })]);

function marks(): readonly Mark[] {
  return (derivation?.steps ?? []).map((step, index) => {
    const last = index === 2;
    const evidence = last ? [refutation, learned(0.1)] : [learned(0.9)];
    const judged = judgedStep(index, last ? 'refuted' : 'verified', { step, evidence, score: last ? 0.1 : 0.9 });
    return markAt(step.span.start, step.span.end, judged, last ? 'first-failing' : 'sound');
  });
}

function readAt(document: string, offset: number): PlaceReading {
  return new DocumentReader().placeAt(document, 'markdown', offset);
}

function subjectAt(place: string, known = marks()): Subject {
  const offset = text.indexOf(place);
  return documentSubject({ address: 'file:///a.md', language: 'markdown', offset }, readAt(text, offset), known)!;
}

const around = {
  pinned: false,
  paused: false,
  step: () => ({ alternatives: null, said: null }),
  proposal: null,
  graph: null,
};
const set = (): Promise<null> => Promise.resolve(null);

describe('what the side view is about', () => {
  it('is the derivation at the cursor with the verdicts known of its steps', () => {
    const subject = subjectAt('so $3x');
    expect(subject.problem?.text).toBe('Solve $3x - 5 = 16$.');
    expect(subject.current).toBe(1);
    expect(subject.steps.map(({ judged }) => judged?.verdict)).toEqual(['verified', 'verified', 'refuted']);
  });

  it('is no step when the cursor is in the problem, and has no verdict for a step that has none', () => {
    const subject = subjectAt('Solve', []);
    expect(subject.current).toBeNull();
    expect(subject.steps.map(({ judged }) => judged)).toEqual([null, null, null]);
  });

  it('is a problem alone where nothing answers it, and nothing in an empty text', () => {
    const place = { address: 'a', language: 'markdown' as const, offset: 3 };
    expect(documentSubject(place, readAt('Solve $x = 1$.', 3), [])?.steps).toEqual([]);
    expect(documentSubject({ ...place, offset: 0 }, readAt('', 0), [])).toBeNull();
  });
});

describe('the side view', () => {
  it('is a state that the page takes, with the evidence of each step', async () => {
    const state = viewState.parse({ version: 1, ...(await writeView(subjectAt('$x = 8$'), around, set, plainWords)) });
    expect(state.summary).toBe('3 steps: 1 refuted, 2 verified');
    const last = state.steps[2]!;
    expect(last).toMatchObject({ current: true, standing: 'first-failing', badge: { tone: 'refuted', sign: '✗' } });
    expect(last.label).toBe('Step 3: refuted, score 0.10, the first failing step');
    expect(last.findings[0]).toMatchObject({ outcome: 'refuted', reason: 'x = 7 fits.' });
    expect(last.actions[0]).toMatchObject({ id: 'repair', title: 'Replace with the value found: 7' });
    expect(state.scores?.points.map(({ score }) => score)).toEqual([0.9, 0.9, 0.1]);
  });

  it('shows words and formulas apart, and the source of a formula that cannot be set', async () => {
    const state = await writeView(subjectAt('Solve'), around, set, plainWords);
    expect(state.steps[1]?.text).toEqual([
      { kind: 'words', text: 'so ' },
      { kind: 'formula', latex: '3x = 21', svg: null },
    ]);
  });

  it('says what the user said of a step', async () => {
    const said = { ...around, step: () => ({ alternatives: null, said: false }) };
    const state = await writeView(subjectAt('Solve'), said, set, plainWords);
    const chosen = state.steps[0]?.actions.filter((action) => action.chosen).map(({ label }) => label);
    expect(chosen).toEqual(['This step is wrong']);
  });

  it('says that steps were not checked, and where to put the cursor when nothing is there', async () => {
    expect((await writeView(subjectAt('Solve', []), around, set, plainWords)).summary).toBe('Not checked yet.');
    expect(viewState.parse({ version: 1, ...emptyView(around, plainWords) }).notice).toMatch(/^Put the cursor/);
  });
});

describe('the page of the side view', () => {
  const parts = { cspSource: 'https://host', script: 's.js', style: 's.css', nonce: 'abc', language: 'en', title: 'T' };

  it('may load its own script and style and nothing else', () => {
    const html = pageHtml(parts);
    expect(html).toContain("default-src 'none'; style-src https://host; script-src 'nonce-abc'");
    expect(html).not.toMatch(/unsafe|\son\w+=|style="/);
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  it.each([
    { kind: 'run', command: 'rm' },
    { kind: 'step', version: 1, step: -1, action: 'goTo' },
    { kind: 'step', version: 1, step: 0, action: 'goTo', extra: true },
    'ready',
    null,
  ])('sends nothing but its own requests: %j is none', (message) => {
    expect(viewRequest.safeParse(message).success).toBe(false);
  });
});

describe('a derivation that is copied', () => {
  it('has its verdicts and the reason of a refutation in Markdown', () => {
    expect(copyText(subjectAt('Solve'), 'markdown', plainWords)).toBe(
      'Solve $3x - 5 = 16$.\n\n1. $3x = 16 + 5$ (*verified*)\n2. so $3x = 21$ (*verified*)\n3. $x = 8$ (*refuted: $x = 7$ fits.*)\n',
    );
  });

  it('is a list in LaTeX', () => {
    const copied = copyText(subjectAt('Solve'), 'latex', plainWords);
    expect(copied).toContain('\\begin{enumerate}\n  \\item $3x = 16 + 5$ \\emph{(verified)}');
    expect(copied).toContain('\\end{enumerate}');
  });
});
