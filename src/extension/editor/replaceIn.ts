import * as vscode from 'vscode';
import type { Span } from '../../core/span.ts';
import { rangeOf } from './ranges.ts';

/** Replaces a stretch of a document by one edit. False, and `refused` is said, where the document refuses it. */
export async function replaceIn(
  document: vscode.TextDocument,
  { span, text }: { readonly span: Span; readonly text: string },
  refused: string,
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, span), text);
  const done = await vscode.workspace.applyEdit(edit);
  if (!done) void vscode.window.showErrorMessage(refused);
  return done;
}

/** What is said where a step cannot be replaced. */
export function stepRefused(): string {
  return vscode.l10n.t('The document refused the edit, so the step stays as it is. Is the document read-only?');
}
