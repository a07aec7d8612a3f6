import * as vscode from 'vscode';
import { checkOnDemand } from '../../check/checkCommands.ts';
import type { DocumentChecker } from '../../check/documentChecker.ts';
import type { Window } from '../../composition/window.ts';
import { OUTPUT_SCHEME } from '../../editor/addresses.ts';
import { commandIds } from '../../editor/commands.ts';
import { LARGEST_CELL } from './cellTexts.ts';
import { chosenCell } from './chosenCell.ts';
import { outputText } from './outputText.ts';

/**
 * The command that checks what a code cell has put out. The editor lets nobody write beside an output, so that a copy is
 * opened to read, and checked as any document is.
 */
export function registerCheckOutput(window: Window, checker: DocumentChecker): vscode.Disposable {
  const pages = new OutputPages();
  const check = async (cell: vscode.NotebookCell): Promise<void> => {
    const text = outputText(cell.outputs);
    if (text === '' || text.length > LARGEST_CELL) {
      const said =
        text === ''
          ? vscode.l10n.t('Nothing was checked: this cell has put out nothing in Markdown or LaTeX. Run it first.')
          : vscode.l10n.t('The output of cell {0} is too long to be checked, so it was left alone.', cell.index + 1);
      void vscode.window.showInformationMessage(said);
      return;
    }
    const document = await vscode.workspace.openTextDocument(pages.add(cell, text));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
    await checkOnDemand(window, checker, document, null);
  };
  return vscode.Disposable.from(
    pages,
    window.commands.handle(commandIds.checkOutput, async (address) => {
      const cell = chosenCell(address);
      if (cell) await check(cell);
    }),
  );
}

/** Copies of outputs, as long as they are open. Each has an address of its own, for the next run puts out something else. */
class OutputPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #listening: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#listening = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(OUTPUT_SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  add({ index }: vscode.NotebookCell, text: string): vscode.Uri {
    const name = vscode.l10n.t('Output of cell {0}', index + 1);
    const page = vscode.Uri.from({ scheme: OUTPUT_SCHEME, path: `/${name}.md`, query: String(++this.#count) });
    this.#texts.set(page.toString(), text);
    return page;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    this.#listening.dispose();
    this.#texts.clear();
  }
}
