const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const TAB = 9;

/** Offset of the line's end (before `\n`, and before `\r\n`) for the line that holds `at`. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline === -1) return text.length;
  return newline > at && text.charCodeAt(newline - 1) === RETURN ? newline - 1 : newline;
}

/** Offset of the first character of the next line, or the text's length. */
export function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/** Offset of the first character of the line that holds `at`. */
export function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** True when only spaces, tabs and line ends stand in `[start, end)`. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** True for a space, a tab or a line end. */
export function isSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === NEWLINE || code === RETURN;
}

/** True when the line that starts at `start` holds nothing but white space. */
export function isBlankLine(text: string, start: number): boolean {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE || Number.isNaN(code)) return true;
    if (!isSpace(code)) return false;
    at += 1;
  }
}

/** The end of the run of lines that are not blank, from the line that starts at `start`: a line's start. */
export function paragraphEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isBlankLine(text, at)) at = nextLine(text, at);
  return at;
}

/** The start of the first line, from `start` on, that is not blank. */
export function skipBlankLines(text: string, start: number): number {
  let at = start;
  while (at < text.length && isBlankLine(text, at)) at = nextLine(text, at);
  return at;
}
