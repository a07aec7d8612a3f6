import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { commandIds } from '../editor/commands.ts';
import { findPlace } from '../marks/findPlace.ts';
import type { MarkStore } from '../marks/markStore.ts';
import { STEP_FIX } from './stepActions.ts';

/**
 * The command that lists all that can be done about the step at the cursor. The editor's own quick-fix menu leaves out
 * what cannot apply; asked for this kind it offers to show that too, with the reason.
 */
export function registerFixStep(commands: CommandTable, marks: MarkStore): Disposable {
  return commands.handle(commandIds.fixStep, async () => {
    if (findPlace(marks, undefined, undefined) === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No judged step stands at the cursor. Check the steps first.'),
      );
      return;
    }
    await vscode.commands.executeCommand('editor.action.codeAction', { kind: STEP_FIX.value, apply: 'never' });
  });
}
