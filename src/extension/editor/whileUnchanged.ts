import * as vscode from 'vscode';

/**
 * Runs work that is about a document as it is now. An edit aborts it, and so do closing the document, renaming it and giving
 * it another language: what it finds would stand in a text that is no longer there.
 */
export function whileUnchanged<T>(
  document: vscode.TextDocument,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return abortable(work, (abort) => [
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && event.contentChanges.length > 0) abort();
    }),
    // The editor closes a document and opens it again when its language is changed.
    vscode.workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) abort();
    }),
  ]);
}

/** Runs work that is for a notebook as long as that is open. */
export function whileOpen<T>(notebook: vscode.NotebookDocument, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return abortable(work, (abort) => [
    vscode.workspace.onDidCloseNotebookDocument((closed) => {
      if (closed === notebook) abort();
    }),
  ]);
}

async function abortable<T>(
  work: (signal: AbortSignal) => Promise<T>,
  listen: (abort: () => void) => readonly vscode.Disposable[],
): Promise<T> {
  const controller = new AbortController();
  const listening = listen(() => {
    controller.abort();
  });
  try {
    return await work(controller.signal);
  } finally {
    for (const one of listening) one.dispose();
  }
}
