import type * as vscode from 'vscode';
import type { DocumentLanguage } from '../../core/span.ts';
import { CELL_SCHEME } from './addresses.ts';
import { commentText } from './commentText.ts';
import { languageOf } from './languages.ts';

/**
 * What a document has to be checked when that is asked for: all of it, or the comments of a notebook's cell in a
 * programming language, each character at its place in the document. Null where nothing is read.
 */
export function askedText(
  document: vscode.TextDocument,
): { readonly text: string; readonly language: DocumentLanguage } | null {
  const language = languageOf(document.languageId);
  if (language !== null) return { text: document.getText(), language };
  if (document.uri.scheme !== CELL_SCHEME) return null;
  const text = commentText(document.getText(), document.languageId);
  return text === null ? null : { text, language: 'markdown' };
}
