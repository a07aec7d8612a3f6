import type { MarkdownIt } from 'markdown-it';
import type { Mark } from './marks/mark.ts';
import type { ModelState } from '../runtime/client/index.ts';

/** What `activate` gives to whoever asks for the extension's exports; the in-editor tests read it. */
export interface StepwiseApi {
  /** Milliseconds that activation took. */
  readonly activationMs: number;
  /** The marks a document shows now, in the order of the text. `address` is the document's uri as a string. */
  marks(address: string): readonly Mark[];
  engineState(): ModelState;
  /** Called by the editor's Markdown preview, which shows the verdicts beside the steps. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}
