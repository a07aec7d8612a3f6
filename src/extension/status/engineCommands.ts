import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable.ts';
import type { ModelState } from '../../runtime/client/index.ts';
import { commandIds } from '../editor/commands.ts';
import { StatusItem } from './statusItem.ts';

/** The engine as the status item and its commands see it. */
export interface EngineControl {
  readonly state: () => ModelState;
  readonly onState: (listener: (state: ModelState) => void) => Disposable;
  /** The title of the model that solves. */
  readonly model: () => string;
  readonly restart: () => void;
}

/** The status item, kept up to date, and the command that starts the engine anew. */
export function registerEngineStatus(engine: EngineControl): vscode.Disposable {
  const item = new StatusItem(engine.state(), engine.model());
  return vscode.Disposable.from(
    item,
    engine.onState((state) => {
      item.show(state, engine.model());
    }),
    vscode.commands.registerCommand(commandIds.restartEngine, () => {
      engine.restart();
      item.show(engine.state(), engine.model());
      vscode.window.setStatusBarMessage(
        vscode.l10n.t('Stepwise Math: the engine starts anew with its next use.'),
        5000,
      );
    }),
  );
}
