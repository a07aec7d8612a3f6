import type { DocumentLanguage } from '../../core/span.ts';
import { commentedLanguages } from './commentText.ts';

const LANGUAGES: Readonly<Record<string, DocumentLanguage>> = {
  markdown: 'markdown',
  latex: 'latex',
  tex: 'latex',
  'stepwise-math': 'markdown',
};

/** The notebooks that are read: those of VS Code's own .ipynb serializer, and of Jupyter. */
export const NOTEBOOK_TYPE = 'jupyter-notebook';

/** The editor's language ids whose documents are read. */
export const languageIds: readonly string[] = Object.keys(LANGUAGES);

/** Where steps are marked: in all that is read, and in the comments of a notebook's cells, which are read on demand. */
export const markedDocuments: readonly { readonly language: string; readonly notebookType?: string }[] = [
  ...languageIds.map((language) => ({ language })),
  ...commentedLanguages.map((language) => ({ language, notebookType: NOTEBOOK_TYPE })),
];

/** Whether a text may hold formulas: a quick look, for what a document without any should not cost. */
export function mayHoldMath(text: string): boolean {
  return /\$|\\[[(]|\\begin\{/.test(text);
}

/** The project's language for an editor's language id, or null when its documents are left alone. */
export function languageOf(languageId: string): DocumentLanguage | null {
  return LANGUAGES[languageId] ?? null;
}
