import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StopScanner } from '../../../../src/runtime/worker/stopScanner.ts';

/** The text passed on, and whether a stop string ended it. */
function scan(pieces: readonly string[], stops: readonly string[]): { text: string; stopped: boolean } {
  const scanner = new StopScanner(stops);
  let text = '';
  for (const piece of pieces) {
    const step = scanner.push(piece);
    text += step.text;
    if (step.stopped) return { text, stopped: true };
  }
  return { text: text + scanner.flush(), stopped: false };
}

describe('StopScanner', () => {
  it('holds back what may become a stop string, and no more', () => {
    const scanner = new StopScanner(['\n\n', '###']);
    expect(scanner.push('a\n')).toEqual({ text: 'a', stopped: false });
    expect(scanner.push('b#')).toEqual({ text: '\nb', stopped: false });
    expect(scanner.push('##c')).toEqual({ text: '', stopped: true });
  });

  it('passes everything on without stop strings', () => {
    expect(scan(['a', '', 'b'], [])).toEqual({ text: 'ab', stopped: false });
  });

  it('finds the earliest of several stop strings, however the text is cut', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 30 });
    const stop = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(letters), fc.array(stop, { maxLength: 3 }), (pieces, stops) => {
        const whole = pieces.join('');
        const places = stops.map((one) => whole.indexOf(one)).filter((place) => place >= 0);
        const expected = places.length > 0 ? whole.slice(0, Math.min(...places)) : whole;
        const { text, stopped } = scan(pieces, stops);
        expect(stopped).toBe(places.length > 0);
        // A piece may bring a later stop string to its end before an earlier, longer one is whole.
        expect(stopped ? expected.startsWith(text) || text.startsWith(expected) : text === expected).toBe(true);
      }),
    );
  });

  it('never passes on a stop string', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('x', '<', '|', 'end', '|>', 'y')), (pieces) => {
        expect(scan(pieces, ['<|end|>']).text).not.toContain('<|end|>');
      }),
    );
  });
});
