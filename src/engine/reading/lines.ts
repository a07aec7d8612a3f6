/** A text cut at its separator: the pieces that are complete, and the rest that may still grow. */
export interface CutText {
  readonly complete: readonly string[];
  readonly rest: string;
}

/** Cuts at line breaks; once the text has ended its last line is complete too. Empty lines are left out. */
export function cutLines(text: string, ended: boolean): CutText {
  return cutAt(text, /\r?\n/, ended);
}

/** Cuts at empty lines, as `cutLines` does at line breaks; a formula set off by single breaks stays in its paragraph. */
export function cutParagraphs(text: string, ended: boolean): CutText {
  return cutAt(text, /\r?\n[ \t]*(?:\r?\n[ \t]*)+/, ended);
}

function cutAt(text: string, separator: RegExp, ended: boolean): CutText {
  const pieces = text.split(separator);
  const rest = ended ? '' : (pieces.pop() ?? '');
  return { complete: pieces.filter((piece) => piece.trim() !== ''), rest };
}

/** A line without the list mark, step number or code fence that models put before it. */
export function withoutMark(line: string): string {
  return line
    .trim()
    .replace(/^(?:[-*•]\s+|\(?\d{1,2}[.)]\s+|\**Step\s+\d+\s*[:.]\**\s*)/i, '')
    .trim();
}
