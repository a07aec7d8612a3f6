import * as vscode from 'vscode';
import { cursorAt } from '../editor/cursorAt.ts';
import type { MarkStore } from '../marks/markStore.ts';

/** Puts the cursor at a place that is named, or at the active document's first failing step. */
export async function showFailingStep(marks: MarkStore, address?: string, offset?: number): Promise<void> {
  const document = address ?? vscode.window.activeTextEditor?.document.uri.toString() ?? '';
  const at = offset ?? marks.of(document).find(({ standing }) => standing === 'first-failing')?.span.start;
  if (at === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No step of this document is known to fail.'));
    return;
  }
  await cursorAt(document, at);
}
