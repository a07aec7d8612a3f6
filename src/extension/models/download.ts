import * as vscode from 'vscode';
import { StepwiseError } from '../../core/errors.ts';
import {
  type CatalogueEntry,
  downloadModel,
  machineMemory,
  memoryFit,
  type ModelStore,
} from '../../runtime/models/index.ts';
import { commandIds } from '../editor/commands.ts';
import { downloadQuestion, progressText } from './modelText.ts';

/**
 * Asks whether to download a model, and does. Nothing is sent or fetched before the answer.
 * @throws StepwiseError `cancelled` when the user does not want it, else as `downloadModel`
 */
export async function offerDownload(store: ModelStore, entry: CatalogueEntry): Promise<void> {
  const { t } = vscode.l10n;
  const { title, detail } = downloadQuestion(entry, memoryFit(entry, machineMemory()), t);
  const yes = t('Download');
  const other = t('Choose Another Model');
  const answer = await vscode.window.showInformationMessage(title, { modal: true, detail }, yes, other);
  if (answer === other) void vscode.commands.executeCommand(commandIds.chooseModel);
  if (answer !== yes) throw new StepwiseError('cancelled', t('Nothing was downloaded.'));
  await download(store, entry);
}

/** Downloads a model with a cancellable progress that shows bytes and rate. */
export async function download(store: ModelStore, entry: CatalogueEntry): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Downloading {0}', entry.title),
    cancellable: true,
  };
  await vscode.window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => {
      controller.abort();
    });
    let shown = 0;
    await downloadModel(store, entry.id, {
      signal: controller.signal,
      onProgress: (state) => {
        const percent = state.phase === 'download' ? (100 * state.doneBytes) / state.totalBytes : shown;
        progress.report({ message: progressText(state, vscode.l10n.t), increment: percent - shown });
        shown = percent;
      },
    });
  });
}
