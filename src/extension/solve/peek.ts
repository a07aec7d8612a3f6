import * as vscode from 'vscode';
import type { OpenProposal } from './proposals.ts';

/** Opens a proposal's preview right below its problem, and leaves the keyboard and the cursor in the document. */
export async function peekProposal(document: vscode.TextDocument, open: OpenProposal): Promise<void> {
  const below = document.positionAt(open.span?.end ?? open.problem.span?.end ?? 0);
  const preview = vscode.Uri.parse(open.preview);
  await vscode.workspace.openTextDocument(preview);
  const place = new vscode.Location(preview, new vscode.Position(0, 0));
  const editor = vscode.window.visibleTextEditors.find((shown) => shown.document === document);
  const selections = editor?.selections;
  await vscode.commands.executeCommand('editor.action.peekLocations', document.uri, below, [place], 'peek');
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  if (editor && selections) editor.selections = selections;
}

/** Closes the preview below the problem, when it is open. */
export async function closePeek(): Promise<void> {
  await vscode.commands.executeCommand('closeReferenceSearch');
}
