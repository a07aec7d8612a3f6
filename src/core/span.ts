/** A half-open range `[start, end)` of UTF-16 offsets into one document's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The languages whose text the project reads. A notebook's Markdown cell is `markdown`. */
export type DocumentLanguage = 'markdown' | 'latex' | 'plaintext';
