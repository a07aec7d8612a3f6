import * as vscode from 'vscode';
import { toFailure } from '../../../core/errors.ts';
import type { Logger } from '../../../core/logger.ts';
import { mayDefineMacros } from '../../../document/index.ts';
import { Pauses } from '../../check/pauses.ts';
import { CELL_SCHEME } from '../../editor/addresses.ts';
import { NOTEBOOK_TYPE } from '../../editor/languages.ts';
import { isOwn } from '../../editor/ownDocuments.ts';
import type { Settings } from '../../settings/schema.ts';
import { type CellChecking, checkNotebook } from './notebookCheck.ts';
import { cellOf, isTooLarge } from './cellTexts.ts';

/**
 * Checks notebooks by themselves: when they are opened, where the user wants that, and the cells below when a macro is
 * edited, or cells come, go or move. A cell that is typed in is checked like any document.
 */
export class OpenedNotebooks implements vscode.Disposable {
  readonly #pauses = new Pauses((address, signal) => void this.#check(address, signal));
  readonly #listening: vscode.Disposable;

  constructor(
    private readonly checking: CellChecking,
    private readonly settings: (scope: vscode.Uri) => Settings,
    private readonly log: Logger,
  ) {
    const { workspace } = vscode;
    this.#listening = vscode.Disposable.from(
      workspace.onDidOpenNotebookDocument((notebook) => {
        this.#opened(notebook);
      }),
      workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
        if (contentChanges.length > 0) this.#changed(notebook);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || !definesMacros(document)) return;
        const cell = cellOf(document.uri.toString());
        if (cell) this.#changed(cell.notebook);
      }),
      workspace.onDidCloseNotebookDocument(({ uri }) => {
        this.#pauses.cancel(uri.toString());
      }),
    );
    workspace.notebookDocuments.forEach((notebook) => {
      this.#opened(notebook);
    });
  }

  #opened(notebook: vscode.NotebookDocument): void {
    if (this.settings(notebook.uri)['check.automatic'] === 'onOpen') this.#touch(notebook, 0);
  }

  #changed(notebook: vscode.NotebookDocument): void {
    const { 'check.automatic': automatic, 'check.delay': delay } = this.settings(notebook.uri);
    if (automatic !== 'off') this.#touch(notebook, delay);
  }

  #touch(notebook: vscode.NotebookDocument, delayMs: number): void {
    const { notebookType, uri } = notebook;
    if (notebookType === NOTEBOOK_TYPE && isOwn(uri)) this.#pauses.touch(uri.toString(), delayMs);
  }

  async #check(address: string, signal: AbortSignal): Promise<void> {
    const notebook = vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === address);
    if (!notebook) return;
    try {
      const { tooLarge } = await checkNotebook(this.checking, notebook, 'light', signal);
      if (tooLarge.length > 0) this.log.warn('Cells were left alone for their size.', { cells: tooLarge.length });
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code !== 'cancelled') this.log.warn('A check of a notebook ended early.', { ...failure });
    }
  }

  dispose(): void {
    this.#pauses.dispose();
    this.#listening.dispose();
  }
}

function definesMacros(document: vscode.TextDocument): boolean {
  return document.uri.scheme === CELL_SCHEME && !isTooLarge(document) && mayDefineMacros(document.getText());
}
