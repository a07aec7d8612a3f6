import * as vscode from 'vscode';

/** Puts the cursor at an offset of a document, in an editor that shows it already where there is one. */
export async function cursorAt(address: string, offset: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, shown?.viewColumn);
  const at = document.positionAt(offset);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Runs what works at the cursor there, when a link or an entry above a line names a place. */
export function atPlace(act: () => unknown): (address?: string, offset?: number) => Promise<void> {
  return async (address, offset) => {
    if (address !== undefined && offset !== undefined) await cursorAt(address, offset);
    await act();
  };
}
