import { describe, expect, it } from 'vitest';
import { CheckedMarks } from '../../../src/extension/check/checkedMarks.ts';
import { MarkStore } from '../../../src/extension/marks/markStore.ts';
import type { Verdict } from '../../../src/core/verdict.ts';
import type { Mark } from '../../../src/extension/marks/mark.ts';
import { judgedStep, markAt } from './samples.ts';

const ADDRESS = 'file:///notes.md';
const mark = (start: number, verdict: Verdict = 'verified'): Mark => markAt(start, start + 5, judgedStep(0, verdict));
const span = (start: number, end = start + 10): { start: number; end: number } => ({ start, end });

function storeWith(...marks: Mark[]): { readonly store: MarkStore; readonly drawn: () => number } {
  const store = new MarkStore();
  store.replace(ADDRESS, marks);
  let drawn = 0;
  store.onChange(() => (drawn += 1));
  return { store, drawn: () => drawn };
}

function shown(store: MarkStore): string[] {
  return store.of(ADDRESS).map(({ span: { start }, judged }) => `${start} ${judged.verdict}`);
}

describe('the marks of a check', () => {
  it('take the place of the old ones of their derivation alone', () => {
    const { store } = storeWith(mark(0), mark(20), mark(40));
    new CheckedMarks(store, ADDRESS).add(span(20), [mark(21, 'refuted')]);
    expect(shown(store)).toEqual(['0 verified', '21 refuted', '40 verified']);
  });

  it('stay in the order of the text when the nearest derivation is judged first', () => {
    const { store } = storeWith();
    const marks = new CheckedMarks(store, ADDRESS);
    marks.add(span(40), [mark(40)]);
    marks.add(span(0), [mark(0)]);
    marks.finish(null, []);
    expect(shown(store)).toEqual(['0 verified', '40 verified']);
  });

  it('are drawn at once, then together until some time has passed', () => {
    const { store, drawn } = storeWith();
    let now = 0;
    const marks = new CheckedMarks(store, ADDRESS, () => now);
    for (const start of [0, 20, 40]) marks.add(span(start), [mark(start)]);
    expect(drawn()).toBe(1);
    now = 150;
    marks.add(span(60), [mark(60)]);
    expect(drawn()).toBe(2);
    expect(shown(store)).toHaveLength(4);
  });

  it('need no drawing where they are shown already', () => {
    const { store, drawn } = storeWith(mark(0), mark(20));
    const marks = new CheckedMarks(store, ADDRESS);
    marks.add(span(0), [mark(0)]);
    marks.add(span(20), [mark(20)]);
    marks.finish(span(0, 100), [span(0), span(20)]);
    expect(drawn()).toBe(0);
  });

  it('go from the stretch that was looked at where no derivation stands any more, and stay outside it', () => {
    const { store } = storeWith(mark(0), mark(20), mark(500));
    new CheckedMarks(store, ADDRESS).finish(span(0, 100), [span(0)]);
    expect(shown(store)).toEqual(['0 verified', '500 verified']);
  });

  it('of a derivation without any are none', () => {
    const { store } = storeWith(mark(0));
    const marks = new CheckedMarks(store, ADDRESS);
    marks.add(span(0), []);
    marks.finish(null, []);
    expect(shown(store)).toEqual([]);
  });
});
