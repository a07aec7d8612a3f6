import * as vscode from 'vscode';
import type { Mark } from './mark.ts';
import type { MarkStore } from './markStore.ts';

/** A judged step and the document it stands in. */
export interface StepPlace {
  readonly document: vscode.TextDocument;
  readonly mark: Mark;
}

/** The step that an address and an offset name, or else the one at the cursor. */
export function findPlace(marks: MarkStore, address: string | undefined, offset: number | undefined): StepPlace | null {
  const editor = vscode.window.activeTextEditor;
  const named = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
  const document = named ?? editor?.document;
  if (!document) return null;
  const at = offset ?? (editor ? document.offsetAt(editor.selection.active) : 0);
  const mark = marks.at(document.uri.toString(), at);
  return mark && { document, mark };
}
