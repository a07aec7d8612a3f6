/** The languages of code cells whose comments begin with `#`. */
const COMMENTED = new Set(['python', 'julia', 'r', 'sagemath']);

const HEADING = '\n#\n';

/** The language ids of code cells whose comments are read, when that is asked for. */
export const commentedLanguages: readonly string[] = [...COMMENTED];

/**
 * What stands in the comments of a program, as a text in Markdown in which every character has the offset that it has in
 * the program: a verdict found in it stands at the same place there. Only comments that have a line to themselves count,
 * whatever their indent; code between two of them parts them, for a name may mean another thing after it. Null for other
 * languages.
 */
export function commentText(program: string, languageId: string): string | null {
  if (!COMMENTED.has(languageId)) return null;
  const out: string[] = [];
  let isFirst = true;
  for (const line of program.split('\n')) {
    const [prefix] = /^[ \t]*#+ ?/.exec(line) ?? [];
    // The line end stands right before a comment's words, so that nothing is taken for indented.
    if (prefix !== undefined) out.push(isFirst ? '' : ' ', `${blank(prefix.slice(1))}\n`, line.slice(prefix.length));
    else out.push(isFirst ? '' : '\n', code(line));
    isFirst = false;
  }
  return out.join('');
}

/** An empty heading where there is room for it: neither an empty line nor a paragraph ends a derivation. */
function code(line: string): string {
  if (line.trim() === '' || line.length < HEADING.length) return blank(line);
  return HEADING + blank(line.slice(HEADING.length));
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}
