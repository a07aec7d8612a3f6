import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable.ts';
import type { ModelState } from '../../runtime/client/index.ts';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import type { StatusItem } from './statusItem.ts';

/** The engine as the status item and its commands see it. */
export interface EngineControl {
  readonly state: () => ModelState;
  readonly onState: (listener: (state: ModelState) => void) => Disposable;
  /** The title of the model that solves. */
  readonly model: () => string;
  readonly restart: () => void;
}

/** Keeps the status item up to date, and handles the command that starts the engine anew. */
export function registerEngineStatus(
  commands: CommandTable,
  item: StatusItem,
  engine: EngineControl,
): vscode.Disposable {
  return vscode.Disposable.from(
    engine.onState((state) => {
      item.show(state, engine.model());
    }),
    commands.handle(commandIds.restartEngine, () => {
      engine.restart();
      item.show(engine.state(), engine.model());
      vscode.window.setStatusBarMessage(
        vscode.l10n.t('Stepwise Math: the engine starts anew with its next use.'),
        5000,
      );
    }),
  );
}
