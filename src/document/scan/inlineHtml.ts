const attribute = String.raw`[ \t\r\n]+[A-Za-z_:][\w.:-]*(?:[ \t\r\n]*=[ \t\r\n]*(?:[^\s"'=<>${'`'}]+|'[^']*'|"[^"]*"))?`;
const tag = new RegExp(
  String.raw`<[A-Za-z][A-Za-z0-9-]*(?:${attribute})*[ \t\r\n]*/?>|</[A-Za-z][A-Za-z0-9-]*[ \t\r\n]*>`,
  'y',
);
const autolink = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}>/y;

/** Attributes past this length are not looked for, so that unclosed quotes cannot cost more than linear time. */
const LONGEST_TAG = 2000;

/** Skips comments, tags and autolinks inside a stretch of Markdown text (CommonMark 0.31, 6.5 and 6.6). */
export class InlineHtml {
  #noComment = false;

  constructor(
    readonly text: string,
    readonly end: number,
  ) {}

  /** The end of what opens with the `<` at `at`; the next character when it is a plain less-than sign. */
  endOf(at: number): number {
    const next = this.text.charCodeAt(at + 1) | 32;
    if (this.text.startsWith('<!--', at)) return this.#comment(at);
    if (this.text[at + 1] !== '/' && (next < 97 || next > 122)) return at + 1;
    return this.#match(tag, at) ?? this.#match(autolink, at) ?? at + 1;
  }

  #comment(at: number): number {
    if (this.#noComment) return at + 1;
    const close = this.text.slice(at + 4, this.end).indexOf('-->');
    this.#noComment = close === -1;
    return this.#noComment ? at + 1 : at + 4 + close + 3;
  }

  #match(pattern: RegExp, at: number): number | null {
    const head = this.text.slice(at, Math.min(this.end, at + LONGEST_TAG));
    pattern.lastIndex = 0;
    return pattern.test(head) ? at + pattern.lastIndex : null;
  }
}
