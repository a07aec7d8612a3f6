/**
 * Words as Markdown text: what would open a formula, code, HTML or a link is escaped unless it already is; emphasis
 * (`**so**`) stays. At a line's start no character can begin a block.
 */
export function escapeMarkdown(words: string): string {
  return words
    .replace(/\\([!-/:-@[-`{-~])?/g, (match, escaped?: string) => (escaped === undefined ? '\\\\' : match))
    .replace(/\\([([])/g, '$1')
    .replace(/(?<!\\)[`$<]/g, '\\$&')
    .replace(/\](?=[([])/g, ']\\')
    .replace(/^(\s*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|={1,}|~{3,})/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
