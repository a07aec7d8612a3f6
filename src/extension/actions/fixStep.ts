import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { commandIds } from '../editor/commands.ts';
import { replaceIn, stepRefused } from '../editor/replaceIn.ts';
import { findPlace, type StepPlace } from '../marks/findPlace.ts';
import type { MarkStore } from '../marks/markStore.ts';
import { stepTitle } from '../present/stepTitle.ts';
import { fixRow } from './fixRow.ts';
import type { StepActions } from './stepActions.ts';
import type { StepFix } from './stepFix.ts';

/**
 * The command that lists all that can be done about the step at the cursor, and what cannot be done with the reason: the
 * editor's own quick-fix menu leaves that out.
 */
export function registerFixStep(
  commands: CommandTable,
  marks: MarkStore,
  actions: Pick<StepActions, 'fixesAt'>,
): Disposable {
  return commands.handle(commandIds.fixStep, async () => {
    const { t } = vscode.l10n;
    const place = findPlace(marks, undefined, undefined);
    if (place === null) {
      void vscode.window.showInformationMessage(t('No judged step stands at the cursor. Check the steps first.'));
      return;
    }
    const { version } = place.document;
    const fixes = await actions.fixesAt(place.document, place.mark);
    const rows = fixes.map((fix) => ({ ...fixRow(fix, t), fix }));
    const title = stepTitle(place.mark, t);
    const chosen = await vscode.window.showQuickPick(rows, { title, placeHolder: t('What to do about this step') });
    if (chosen === undefined) return;
    if (place.document.version === version) await apply(place, chosen.fix);
    else
      void vscode.window.showInformationMessage(
        t('The step was changed meanwhile, so it was left as it is. Try again.'),
      );
  });
}

async function apply({ document, mark }: StepPlace, { action }: StepFix): Promise<void> {
  switch (action.kind) {
    case 'edit':
      await replaceIn(document, action, stepRefused());
      break;
    case 'command':
      await vscode.commands.executeCommand(action.command, document.uri.toString(), mark.span.start);
      break;
    case 'disabled':
      void vscode.window.showInformationMessage(action.reason);
      break;
  }
}
