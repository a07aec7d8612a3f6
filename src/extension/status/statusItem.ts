import * as vscode from 'vscode';
import { commandIds } from '../editor/commands.ts';
import { languageIds } from '../editor/languages.ts';
import type { ModelState } from '../../runtime/client/index.ts';
import { statusText } from './statusText.ts';

/** The engine's state in the language status area; its command chooses a model, or restarts the engine after a failure. */
export class StatusItem implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem(
    'stepwise.engine',
    languageIds.map((language) => ({ language })),
  );

  constructor() {
    this.#item.name = 'Stepwise Math';
    this.show({ kind: 'none' }, '');
  }

  show(state: ModelState, model: string): void {
    const { text, detail, severity, busy } = statusText(state, model, vscode.l10n.t);
    this.#item.text = text;
    this.#item.detail = detail;
    this.#item.busy = busy;
    this.#item.severity =
      severity === 'error' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    this.#item.accessibilityInformation = { label: `Stepwise Math: ${text}. ${detail}` };
    this.#item.command =
      state.kind === 'failed'
        ? { title: vscode.l10n.t('Restart Engine'), command: commandIds.restartEngine }
        : { title: vscode.l10n.t('Choose Model'), command: commandIds.chooseModel };
  }

  dispose(): void {
    this.#item.dispose();
  }
}
