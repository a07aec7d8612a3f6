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
import { sayFailure } from '../editor/sayFailure.ts';
import { downloadQuestion, progressText } from './modelText.ts';

/**
 * Asks whether to download a model, and does. Nothing is sent or fetched before the answer. `forScores` is what the scorer
 * waits for: where it is wanted too, it comes while the model is used already.
 * @throws StepwiseError `cancelled` when the user does not want it, else as `downloadModel`
 */
export async function offerDownload(
  store: ModelStore,
  entry: CatalogueEntry,
  forScores: CatalogueEntry | null = null,
): Promise<void> {
  const { t } = vscode.l10n;
  const besides = forScores?.id === entry.id ? null : forScores;
  const { title, detail } = downloadQuestion(entry, memoryFit(entry, machineMemory()), besides, t);
  const yes = t('Download');
  const both = t('Download With Scores');
  const other = t('Choose Another Model');
  const answers = besides === null ? [yes, other] : [yes, both, other];
  const answer = await vscode.window.showInformationMessage(title, { modal: true, detail }, ...answers);
  if (answer === other) void vscode.commands.executeCommand(commandIds.chooseModel);
  if (answer !== yes && answer !== both) throw new StepwiseError('cancelled', t('Nothing was downloaded.'));
  await download(store, entry);
  if (answer === both && besides !== null) {
    download(store, besides).catch(sayFailure);
  }
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
