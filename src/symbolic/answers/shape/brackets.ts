import { enclosed, splitTop } from '../extract/brackets.ts';
import { splitMembers } from './separators.ts';
import type { IntervalShape, Shape } from './shape.ts';

/** Reads a text whole in brackets: set, tuple, interval; null when it is not, or only groups an expression. */
export function readBracketed(text: string, read: (part: string) => Shape): Shape | null {
  const set = /^\\\{([\s\S]*)\\\}$/.exec(text);
  if (set && wholeSet(text)) return readSet(set[1] ?? '', read);
  const angle = /^\\langle([\s\S]*)\\rangle$/.exec(text);
  if (angle) return group('tuple', splitMembers(angle[1] ?? ''), '<>', read);
  return enclosed(text) && /^[([]/.test(text) ? readParenthesised(text, read) : null;
}

function wholeSet(text: string): boolean {
  return splitTop(text, /\\cup|\\setminus|\\cap|(?<=\\\})\s*(?=\\\{)/g).length === 1;
}

function readSet(inner: string, read: (part: string) => Shape): Shape {
  const builder = splitTop(inner, /\\mid(?![a-zA-Z])|\||:/g);
  const [subject = '', condition = ''] = builder;
  if (builder.length === 2 && /^[a-zA-Z](?:\s*\\in\s*(?:\\mathbb\s*\{?\s*R\s*\}?|\\R))?$/.test(subject))
    return read(condition);
  return group('set', splitMembers(inner), '{}', read);
}

function readParenthesised(text: string, read: (part: string) => Shape): Shape | null {
  const inner = text.slice(1, -1);
  const brackets = `${text.slice(0, 1)}${text.slice(-1)}`;
  const items = splitMembers(inner);
  const [low = '', high = ''] = items;
  if (items.length === 2 && brackets !== '()') return interval(low, high, brackets);
  if (items.length > 1) return group('tuple', items, brackets, read);
  return brackets === '()' && holdsGroup(inner) ? read(inner) : null;
}

function holdsGroup(inner: string): boolean {
  return /^\s*\\begin/.test(inner) || /[<>=]/.test(inner);
}

/** `]0, 1[`, `[0, 1[`, `]0, 1]`: brackets turned outward leave their end out; null for anything else. */
export function readFrenchInterval(text: string): Shape | null {
  const [, open = '', inner = '', close = ''] = /^([\][])([^\][()]*)([\][])$/.exec(text) ?? [];
  if (open !== ']' && close !== '[') return null;
  const items = splitMembers(inner);
  const [low = '', high = ''] = items;
  return items.length === 2 ? interval(low, high, open + close) : null;
}

function interval(low: string, high: string, brackets: string): IntervalShape {
  return {
    kind: 'interval',
    low,
    high,
    lowOpen: !brackets.startsWith('['),
    highOpen: !brackets.endsWith(']'),
  };
}

function group(
  kind: 'set' | 'tuple',
  items: readonly string[],
  brackets: string,
  read: (part: string) => Shape,
): Shape {
  return { kind, items: items.map(read), brackets };
}
