import * as vscode from 'vscode';
import { commandIds } from '../../editor/commands.ts';
import type { MarkStore } from '../../marks/markStore.ts';
import { cellSummary, summaryIcon } from './cellSummary.ts';

/** Marks come one derivation after another; the editor asks for all visible cells at each change. */
const PAUSE_MS = 50;

/** A line below each judged cell: how many steps are verified, and which failed first. Its click goes there. */
export class CellStatus implements vscode.NotebookCellStatusBarItemProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listening: { dispose(): void };
  #timer: NodeJS.Timeout | null = null;
  readonly onDidChangeCellStatusBarItems = this.#changed.event;

  constructor(private readonly marks: MarkStore) {
    this.#listening = marks.onChange(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        this.#changed.fire();
      }, PAUSE_MS);
    });
  }

  provideCellStatusBarItems({ document }: vscode.NotebookCell): vscode.NotebookCellStatusBarItem[] {
    const address = document.uri.toString();
    const summary = cellSummary(this.marks.of(address), vscode.l10n.t);
    if (summary === null) return [];
    const text = `$(${summaryIcon(summary)}) ${summary.text}`;
    const item = new vscode.NotebookCellStatusBarItem(text, vscode.NotebookCellStatusBarAlignment.Left);
    item.priority = 10;
    item.tooltip = summary.open === null ? summary.label : vscode.l10n.t('Show the step');
    item.accessibilityInformation = { label: `Stepwise Math: ${summary.label}`, role: 'button' };
    if (summary.open !== null)
      item.command = { command: commandIds.showStep, title: item.tooltip, arguments: [address] };
    return [item];
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#listening.dispose();
    this.#changed.dispose();
  }
}
