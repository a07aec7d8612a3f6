import * as vscode from 'vscode';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { atPlace } from '../editor/cursorAt.ts';
import { type CopyLanguage, copyText } from './copyText.ts';
import type { SideView } from './sideView.ts';

/** The commands of the side view's title bar and of the palette. */
export function registerViewCommands(commands: CommandTable, view: SideView): vscode.Disposable {
  return vscode.Disposable.from(
    commands.handle(
      commandIds.showView,
      atPlace(() => vscode.commands.executeCommand('stepwise.view.focus')),
    ),
    commands.handle(commandIds.pinView, () => {
      view.pin(true);
    }),
    commands.handle(commandIds.unpinView, () => {
      view.pin(false);
    }),
    commands.handle(commandIds.pauseView, () => {
      view.pause(true);
    }),
    commands.handle(commandIds.resumeView, () => {
      view.pause(false);
    }),
    commands.handle(commandIds.copyMarkdown, () => copy(view, 'markdown')),
    commands.handle(commandIds.copyLatex, () => copy(view, 'latex')),
  );
}

async function copy({ shown }: SideView, language: CopyLanguage): Promise<void> {
  if (shown === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The side view shows no derivation, so nothing was copied. Put the cursor in one first.'),
    );
    return;
  }
  await vscode.env.clipboard.writeText(copyText(shown, language, vscode.l10n.t));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Stepwise Math: the derivation is on the clipboard.'), 5000);
}
