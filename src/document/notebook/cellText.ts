import type { DocumentLanguage } from '../../core/span.ts';

/** A notebook's cell as text to be read. */
export interface CellText {
  readonly text: string;
  readonly language: DocumentLanguage;
}
