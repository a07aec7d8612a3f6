import type { Span } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';

/** A stretch of running text without display formulas. */
export interface ParagraphBlock extends Span {
  readonly kind: 'paragraph';
}

/** A display formula or a mathematical environment; `[start, end)` covers its delimiters. */
export interface FormulaBlock extends Span {
  readonly kind: 'formula';
  readonly math: MathSpan;
}

export interface HeadingBlock extends Span {
  readonly kind: 'heading';
  readonly level: number;
}

/** One item of a list; `content` starts after the marker. */
export interface ItemBlock extends Span {
  readonly kind: 'item';
  readonly content: Span;
  readonly blocks: readonly Block[];
}

export interface ListBlock extends Span {
  readonly kind: 'list';
  readonly items: readonly ItemBlock[];
}

/** A named environment that is not mathematics (`exercise`, `proof`), or a quotation (`quote`). */
export interface EnvironmentBlock extends Span {
  readonly kind: 'environment';
  readonly name: string;
  readonly inner: Span;
  readonly blocks: readonly Block[];
}

/** A comment on lines of its own. */
export interface CommentBlock extends Span {
  readonly kind: 'comment';
}

/** Code, HTML, a rule: nothing that holds problems or steps. */
export interface OtherBlock extends Span {
  readonly kind: 'other';
}

/** The structure of a document, the same for every language: blocks in order, each inside its parent's span. */
export type Block =
  ParagraphBlock | FormulaBlock | HeadingBlock | ListBlock | EnvironmentBlock | CommentBlock | OtherBlock;
