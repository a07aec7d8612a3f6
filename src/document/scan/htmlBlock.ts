const blockNames =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|' +
  'track|ul';

/** How a block of HTML ends: at a text (on the same line or later, blank lines included), or at the next blank line. */
export type HtmlEnd = { readonly text: string } | { readonly text: null };

const kinds: readonly { readonly start: RegExp; readonly end: string | null }[] = [
  { start: /^<!--/, end: '-->' },
  { start: /^<script(?=[\s>]|$)/i, end: '</script>' },
  { start: /^<pre(?=[\s>]|$)/i, end: '</pre>' },
  { start: /^<style(?=[\s>]|$)/i, end: '</style>' },
  { start: /^<textarea(?=[\s>]|$)/i, end: '</textarea>' },
  { start: /^<\?/, end: '?>' },
  { start: /^<!\[CDATA\[/, end: ']]>' },
  { start: /^<![A-Za-z]/, end: '>' },
  { start: new RegExp(`^</?(?:${blockNames})(?=[\\s>]|/>|$)`, 'i'), end: null },
];
const wholeTag =
  /^(?:<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|<\/[A-Za-z][A-Za-z0-9-]*\s*>)\s*$/;

/** Reads the start of a block of HTML (CommonMark 0.31, 4.6) from a line's content; null when it is none. */
export function htmlBlockStart(content: string, interrupts: boolean): HtmlEnd | null {
  if (!content.startsWith('<')) return null;
  const kind = kinds.find(({ start }) => start.test(content));
  if (kind !== undefined) return { text: kind.end };
  return !interrupts && wholeTag.test(content) ? { text: null } : null;
}
