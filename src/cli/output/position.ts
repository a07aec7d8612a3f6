/** A place in a file as people count it: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where an offset stands. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** The offset of a place; a line or column past the end gives the end of the text or of the line. */
export function offsetAt(text: string, position: Position): number {
  const lines = text.split('\n');
  const index = Math.min(position.line, lines.length) - 1;
  const before = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  return before + Math.min(position.column - 1, lines[index]?.length ?? 0);
}
