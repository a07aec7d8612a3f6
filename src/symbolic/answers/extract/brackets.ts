const OPENERS = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const CLOSERS = new Set([')', ']', '}']);

/** Index just past the group that opens with `{` at `start`, or the text's length when it never closes. */
export function endOfGroup(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return i + 1;
  }
  return text.length;
}

/** Nesting depth before each character, over all brackets and environments; half-open intervals close like any other. */
export function depths(text: string): readonly number[] {
  const result: number[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '\\') {
      const name = /^\\([a-zA-Z]+|.)/s.exec(text.slice(i))?.[1] ?? '';
      if (name === '{' || name === 'begin' || name === 'langle') depth++;
      if (name === '}' || name === 'end' || name === 'rangle') depth = Math.max(0, depth - 1);
      for (let k = 0; k <= name.length; k++) result.push(depth);
      i += name.length;
      continue;
    }
    if (CLOSERS.has(c)) depth = Math.max(0, depth - 1);
    result.push(depth);
    if (OPENERS.has(c)) depth++;
  }
  return result;
}

/** Splits at the matches of `separator` that stand outside every bracket; parts are trimmed. */
export function splitTop(text: string, separator: RegExp): readonly string[] {
  const depth = depths(text);
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(separator)) {
    if (depth[match.index] !== 0) continue;
    parts.push(text.slice(from, match.index).trim());
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from).trim());
  return parts;
}

/** Whether the bracket at the start closes only at the very end; `(0,1]` and `]0,1[` count as closed too. */
export function enclosed(text: string): boolean {
  const last = text.length - 1;
  if (last < 1 || !CLOSERS.has(text[last] ?? '') || !OPENERS.has(text[0] ?? '')) return false;
  return depths(text).every((d, i) => i === 0 || i === last || d > 0);
}
