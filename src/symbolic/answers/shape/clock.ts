import type { Shape } from './shape.ts';

const CLOCK = /^(\d{1,2}):([0-5]\d)(?:\s*(?:\\text\s*\{)?\s*([ap])\.?\s?m\.?\s*\}?)?$/i;
const HOUR = /^(\d{1,2})\s*(?:\\text\s*\{)?\s*([ap])\.?\s?m\.?\s*\}?$/i;

/** A time of day: `7:30`, `12:00 \text{ p.m.}`, `5 pm`; null for anything else. */
export function readClock(text: string): Shape | null {
  const full = CLOCK.exec(text);
  const hour = full ? null : HOUR.exec(text);
  const [, h, m, half] = full ?? [null, hour?.[1], '0', hour?.[2]];
  if (h === undefined || Number(h) > 24) return null;
  return { kind: 'clock', minutes: (Number(h) % 24) * 60 + Number(m), half: halfOf(half), text };
}

function halfOf(letter: string | undefined): 'am' | 'pm' | null {
  if (letter === undefined) return null;
  return letter.toLowerCase() === 'a' ? 'am' : 'pm';
}
