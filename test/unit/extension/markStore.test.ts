import { describe, expect, it } from 'vitest';
import { fails, firstFailing } from '../../../src/core/verdict.ts';
import { markDerivation } from '../../../src/extension/marks/markDerivation.ts';
import { MarkStore } from '../../../src/extension/marks/markStore.ts';
import { shiftMarks } from '../../../src/extension/marks/shift.ts';
import { derivationOf, judgedStep, markAt } from './samples.ts';

const DOCUMENT = 'file:///notes.md';

function filledStore(): { readonly store: MarkStore; readonly told: string[] } {
  const store = new MarkStore();
  store.replace(DOCUMENT, [markAt(0, 5, judgedStep(0, 'verified')), markAt(6, 11, judgedStep(1, 'refuted'))]);
  const told: string[] = [];
  store.onChange((addresses) => told.push(...addresses));
  return { store, told };
}

describe('the marks of a document', () => {
  it('move with an edit before them, without being drawn anew', () => {
    const { store, told } = filledStore();
    store.edit(DOCUMENT, [{ start: 0, removed: 0, text: 'new\n' }]);
    expect(store.of(DOCUMENT).map((mark) => mark.span)).toEqual([
      { start: 4, end: 9 },
      { start: 10, end: 15 },
    ]);
    expect(told).toEqual([]);
  });

  it('vanish at once from a step whose text changes, and stay on the others', () => {
    const { store, told } = filledStore();
    store.edit(DOCUMENT, [{ start: 8, removed: 1, text: '9' }]);
    expect(store.of(DOCUMENT).map((mark) => mark.judged.index)).toEqual([0]);
    expect(told).toEqual([DOCUMENT]);
  });

  it('follow several changes of one edit in their order', () => {
    const { store } = filledStore();
    store.edit(DOCUMENT, [
      { start: 11, removed: 0, text: '\nmore' },
      { start: 0, removed: 0, text: 'a\n' },
    ]);
    expect(store.of(DOCUMENT).map((mark) => mark.span.start)).toEqual([2, 8]);
  });

  it('are found by an offset in their step, its two ends included', () => {
    const { store } = filledStore();
    expect(store.at(DOCUMENT, 6)?.judged.index).toBe(1);
    expect(store.at(DOCUMENT, 11)?.judged.index).toBe(1);
    expect(store.at(DOCUMENT, 12)).toBeNull();
    expect(store.at('file:///other.md', 3)).toBeNull();
  });

  it('tell the steps before one', () => {
    const { store } = filledStore();
    const last = store.of(DOCUMENT)[1]!;
    expect(store.before(DOCUMENT, last).map(({ index }) => index)).toEqual([0]);
  });

  it('are told of once when replaced, and not when nothing was there and nothing comes', () => {
    const { store, told } = filledStore();
    store.replace('file:///other.md', []);
    store.replace(DOCUMENT, []);
    expect(told).toEqual([DOCUMENT]);
    expect(store.documents()).toEqual([]);
  });

  it('of several documents are told of together, and only of those that change', () => {
    const { store } = filledStore();
    const told: (readonly string[])[] = [];
    store.onChange((addresses) => told.push(addresses));
    store.replaceAll([
      [DOCUMENT, []],
      ['file:///b.md', [markAt(0, 1, judgedStep(0, 'verified'))]],
      ['file:///c.md', []],
    ]);
    expect(told).toEqual([[DOCUMENT, 'file:///b.md']]);
    expect(store.documents()).toEqual(['file:///b.md']);
  });

  it('tell nobody who has left', () => {
    const store = new MarkStore();
    const told: string[] = [];
    store.onChange((addresses) => told.push(...addresses)).dispose();
    store.replace(DOCUMENT, [markAt(0, 1, judgedStep(0, 'verified'))]);
    expect(told).toEqual([]);
  });
});

describe('marks made of a judged derivation', () => {
  const derivation = derivationOf('3x = 21\nx = 8\n2x = 16');
  const judged = [judgedStep(0, 'verified'), judgedStep(1, 'refuted'), judgedStep(2, 'verified')];

  it('stress the first failing step and mute those behind it', () => {
    const standings = markDerivation(derivation, judged, 1, 0).map((mark) => mark.standing);
    expect(standings).toEqual(['sound', 'first-failing', 'after']);
  });

  it('name the step each builds on', () => {
    const premises = markDerivation(derivation, judged, 1, 0).map((mark) => mark.premise);
    expect(premises).toEqual([null, { start: 0, end: 7 }, { start: 8, end: 13 }]);
  });

  it('let the first step build on the problem', () => {
    const problem = { text: 'Solve.', language: 'markdown', span: { start: 90, end: 96 } } as const;
    expect(markDerivation({ ...derivation, problem }, judged, -1, 0)[0]?.premise).toEqual(problem.span);
  });

  it('leave out steps that stand nowhere', () => {
    expect(markDerivation({ steps: [{ text: 'x' }] }, [judgedStep(0, 'verified')], -1, 0)).toEqual([]);
  });

  it('take refuted and doubtful for failures, and nothing else', () => {
    expect(firstFailing(judged)).toBe(1);
    expect(firstFailing([judgedStep(0, 'plausible')])).toBe(-1);
    expect((['verified', 'plausible', 'unchecked', 'doubtful', 'refuted'] as const).filter(fails)).toEqual([
      'doubtful',
      'refuted',
    ]);
  });

  it('forget a premise that was changed, and keep the mark', () => {
    const [, second] = markDerivation(derivation, judged, 1, 0);
    const [shifted] = shiftMarks([second!], { start: 3, removed: 1, text: '!' });
    expect(shifted?.premise).toBeNull();
    expect(shifted?.span).toEqual(second?.span);
  });
});
