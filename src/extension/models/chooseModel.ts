import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable.ts';
import { type CatalogueEntry, machineMemory, memoryFit } from '../../runtime/models/index.ts';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { offerDownload } from './download.ts';
import { type ModelShelf, NO_SCORER } from './modelShelf.ts';
import { bytesText, modelDetail } from './modelText.ts';

interface Choice extends vscode.QuickPickItem {
  readonly choose: () => Promise<void>;
}

/** The command that chooses the model that solves: one of the catalogue, a file of the user's own, or a server. */
export function registerChooseModel(commands: CommandTable, shelf: ModelShelf, chosen: () => void): Disposable {
  return commands.handle(commandIds.chooseModel, async () => {
    const placeHolder = vscode.l10n.t('The model that solves. It runs on this machine.');
    const choice = await vscode.window.showQuickPick(choices(shelf), { placeHolder, matchOnDetail: true });
    await choice?.choose();
    if (choice) chosen();
  });
}

async function choices(shelf: ModelShelf): Promise<readonly Choice[]> {
  const store = shelf.store();
  const inUse = await shelf.inUse();
  const machine = machineMemory();
  const models = await Promise.all(
    shelf.solvers().map(async (entry): Promise<Choice> => {
      const installed = await store.has(entry);
      return {
        label: entry.title,
        description: entry.id === inUse.solver ? vscode.l10n.t('in use') : '',
        detail: modelDetail(entry, installed, memoryFit(entry, machine), vscode.l10n.t),
        choose: () => useEntry(shelf, entry, installed),
      };
    }),
  );
  return [...models, ...(await scorers(shelf, inUse.scorer)), ownFile(), ownServer()];
}

/** The extension's own scorers, each with the model it needs. Choosing one gets what is missing and uses it. */
async function scorers(shelf: ModelShelf, inUse: string | null): Promise<readonly Choice[]> {
  const store = shelf.store();
  const own = await Promise.all(
    shelf.ownScorers().map(async ({ scorer, base }): Promise<Choice> => {
      const installed = await store.has(base);
      return {
        label: vscode.l10n.t('Scores: {0}', scorer.title),
        description: scorer.id === inUse ? vscode.l10n.t('in use') : '',
        detail: vscode.l10n.t(
          'Needs {0}: {1}',
          base.title,
          installed ? vscode.l10n.t('on this machine') : bytesText(base.bytes),
        ),
        choose: async () => {
          if (!installed) await offerDownload(store, base);
          await set('model.scorer', scorer.id);
        },
      };
    }),
  );
  return inUse === null ? own : [...own, noScores()];
}

function noScores(): Choice {
  return {
    label: vscode.l10n.t('No scores'),
    detail: vscode.l10n.t('Steps are judged by calculation alone.'),
    choose: () => set('model.scorer', NO_SCORER),
  };
}

async function useEntry(shelf: ModelShelf, entry: CatalogueEntry, installed: boolean): Promise<void> {
  if (!installed) await offerDownload(shelf.store(), entry);
  await set('model.solver', entry.id);
  await set('model.file', undefined);
  await set('endpoint.url', undefined);
}

function ownFile(): Choice {
  return {
    label: vscode.l10n.t('A GGUF file of your own …'),
    choose: async () => {
      const [file] = (await vscode.window.showOpenDialog({ filters: { GGUF: ['gguf'] }, canSelectMany: false })) ?? [];
      if (!file) return;
      await set('model.file', file.fsPath);
      await set('endpoint.url', undefined);
    },
  };
}

function ownServer(): Choice {
  return {
    label: vscode.l10n.t('An OpenAI-compatible server …'),
    detail: vscode.l10n.t('The text of your problems is sent to the server you name.'),
    choose: async () => {
      const prompt = vscode.l10n.t('Address of the server, such as {0}', 'http://127.0.0.1:8000/v1');
      const url = await vscode.window.showInputBox({ prompt, validateInput: addressFault });
      if (url === undefined) return;
      const name = await vscode.window.showInputBox({ prompt: vscode.l10n.t('Name of the model on that server') });
      if (name === undefined) return;
      await set('endpoint.url', url);
      await set('endpoint.model', name);
    },
  };
}

function addressFault(text: string): string | null {
  return /^https?:\/\/[^\s]+$/.test(text) ? null : vscode.l10n.t('An address begins with http:// or https://.');
}

async function set(name: string, value: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('stepwise').update(name, value, vscode.ConfigurationTarget.Global);
}
