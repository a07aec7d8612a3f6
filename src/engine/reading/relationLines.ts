/** One relation of a calculated solution, with what the model said of it in a comment. */
export interface RelationLine {
  readonly relation: string;
  readonly words: string;
}

function comment(line: string): string {
  return line.replace(/^[^#]*#+\s*/, '').trim();
}

/**
 * The relations among a model's lines, each with its words: a comment behind it, or those right before it. Fences and
 * lines that are no relation (`def solution():`, `return x`) are passed over.
 */
export function relationLines(lines: readonly string[]): readonly RelationLine[] {
  const found: RelationLine[] = [];
  let before = '';
  for (const line of lines.map((text) => text.trim())) {
    if (line.startsWith('#')) {
      before = [before, comment(line)].filter((part) => part !== '').join(' ');
    } else if (/^[A-Za-z_]\w*\s*=(?!=)/.test(line)) {
      const relation = (line.split('#')[0] ?? '').trim();
      found.push({ relation, words: line.includes('#') ? comment(line) : before });
      before = '';
    }
  }
  return found;
}
