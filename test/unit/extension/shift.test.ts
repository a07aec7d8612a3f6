import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftSpan } from '../../../src/extension/marks/shift.ts';

const span = { start: 10, end: 20 };

describe('a span under an edit', () => {
  it('moves with text typed before it', () => {
    expect(shiftSpan(span, { start: 2, removed: 3, text: 'abcde' })).toEqual({ start: 12, end: 22 });
  });

  it('stays where text is typed behind it', () => {
    expect(shiftSpan(span, { start: 25, removed: 1, text: 'x' })).toBe(span);
  });

  it('is lost when a character in it changes', () => {
    expect(shiftSpan(span, { start: 15, removed: 1, text: 'y' })).toBeNull();
  });

  it('is lost when text is typed at its end or its start, for that belongs to the step', () => {
    expect(shiftSpan(span, { start: 20, removed: 0, text: '0' })).toBeNull();
    expect(shiftSpan(span, { start: 10, removed: 0, text: '-' })).toBeNull();
  });

  it('stays when a new line is begun behind it or ended before it', () => {
    expect(shiftSpan(span, { start: 20, removed: 0, text: '\n- ' })).toBe(span);
    expect(shiftSpan(span, { start: 10, removed: 0, text: 'text\n' })).toEqual({ start: 15, end: 25 });
  });

  it('always covers the same text, whatever is replaced', () => {
    const document = 'The steps of a long derivation stand here.';
    const place = fc.nat(document.length);
    fc.assert(
      fc.property(place, place, place, place, fc.string(), (a, b, c, d, text) => {
        const own = { start: Math.min(a, b), end: Math.max(a, b) };
        const change = { start: Math.min(c, d), removed: Math.abs(c - d), text };
        const after = document.slice(0, change.start) + text + document.slice(change.start + change.removed);
        const shifted = shiftSpan(own, change);
        if (shifted !== null) {
          expect(after.slice(shifted.start, shifted.end)).toBe(document.slice(own.start, own.end));
        }
      }),
    );
  });
});
