import type { DocumentLanguage, Span } from './span.ts';

/** What is to be solved: its text as written (markup kept), where it stands, and in what language. */
export interface Problem {
  readonly text: string;
  readonly language: DocumentLanguage;
  /** Where the problem stands in its document; absent when it came from a data set or a terminal. */
  readonly span?: Span;
  /** Bodies of the user's macros in force, by name with its backslash: `{ '\\R': '\\mathbb{R}' }`. */
  readonly macros?: Readonly<Record<string, string>>;
}
