/** Longer targets are left alone, so that unclosed parentheses cannot cost more than linear time. */
const LONGEST_TARGET = 1000;
const target =
  /\]\([ \t]*\n?[ \t]*(?:<(?:[^<>\n\\]|\\.)*>|(?:[^\s()<\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)(?:[ \t\r\n]+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ \t]*\n?[ \t]*\)/y;
const definition = /[ ]{0,3}\[(?:[^\][\\]|\\.)+\]:[ \t]*\S[^\n]*/y;

/** The end of the `](target "title")` whose bracket is at `at`; the next character when no target follows. */
export function linkTargetEnd(text: string, at: number, end: number): number {
  if (text[at + 1] !== '(') return at + 1;
  target.lastIndex = 0;
  return target.test(text.slice(at, Math.min(end, at + LONGEST_TARGET))) ? at + target.lastIndex : at + 1;
}

/** True when the line that starts at `start` defines a link: `[name]: target`. */
export function isLinkDefinition(text: string, start: number, end: number): boolean {
  definition.lastIndex = 0;
  return definition.test(text.slice(start, Math.min(end, start + LONGEST_TARGET)));
}
