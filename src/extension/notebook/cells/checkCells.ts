import * as vscode from 'vscode';
import type { Disposable } from '../../../core/disposable.ts';
import { checkOnDemand } from '../../check/checkCommands.ts';
import type { Window } from '../../composition/window.ts';
import { commandIds } from '../../editor/commands.ts';
import { whileOpen } from '../../editor/whileUnchanged.ts';
import type { Mark } from '../../marks/mark.ts';
import { tooLargeText } from './cellTexts.ts';
import { cellSummary } from './cellSummary.ts';
import { activeNotebook, chosenCell, showOpenStep } from './chosenCell.ts';
import { type CellChecking, checkNotebook, type NotebookCheck } from './notebookCheck.ts';

/** The commands that check a cell or the whole notebook, and the one that goes to the step that failed. */
export function registerCheckCells(window: Window, checking: CellChecking): Disposable {
  const { commands, marks } = window;
  return vscode.Disposable.from(
    commands.handle(commandIds.checkCell, async (address) => {
      const cell = chosenCell(address);
      if (cell) await checkOnDemand(window, checking.checker, cell.document, null);
    }),
    commands.handle(commandIds.checkNotebook, () => checkAll(window, checking)),
    commands.handle(commandIds.showStep, async (address) => {
      const cell = chosenCell(address);
      if (cell) await showOpenStep(cell, marks.of(cell.document.uri.toString()));
    }),
  );
}

async function checkAll(window: Window, checking: CellChecking): Promise<void> {
  const notebook = activeNotebook();
  if (notebook === null) return;
  const checked = await whileOpen(notebook, (open) =>
    window.runs.run(vscode.l10n.t('Checking the notebook'), async (stop) => {
      const signal = AbortSignal.any([stop, open]);
      // What the symbolic witness says is shown at once; scores may have to wait for a model to be loaded.
      const found = await checkNotebook(checking, notebook, 'light', signal);
      if (await checking.checker.isScored()) await checkNotebook(checking, notebook, 'full', signal);
      return found;
    }),
  );
  void report(window, notebook, checked);
}

/** One message for the whole notebook; from it the first failing step is one click away. */
async function report({ marks }: Window, notebook: vscode.NotebookDocument, checked: NotebookCheck): Promise<void> {
  const { t } = vscode.l10n;
  const judged = notebook.getCells().map((cell) => ({ cell, own: marks.of(cell.document.uri.toString()) }));
  const all = judged.flatMap(({ own }) => own);
  const left = checked.tooLarge[0];
  const parts = [
    cellSummary(all, t) === null
      ? t(
          'No steps were found in this notebook. Steps are list items, lines of an align environment, or a chain of equations.',
        )
      : t('{0} of {1} steps verified in {2} cells.', all.filter(isVerified).length, all.length, checked.cells),
    ...(left === undefined ? [] : [tooLargeText(left, left.document.getText().length)]),
  ];
  const failing = judged.find(({ own }) => own.some(({ standing }) => standing === 'first-failing'));
  const show = t('Show the first failing step');
  const message = parts.join(' ');
  const answer = failing
    ? await vscode.window.showWarningMessage(message, show)
    : await vscode.window.showInformationMessage(message);
  if (answer === show && failing) await showOpenStep(failing.cell, failing.own);
}

function isVerified({ judged }: Mark): boolean {
  return judged.verdict === 'verified';
}
