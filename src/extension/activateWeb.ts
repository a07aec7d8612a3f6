import * as vscode from 'vscode';
import type { WebWorkshop } from './composition/webWorkshop.ts';
import { Entrance } from './entrance.ts';
import { present, type Presence } from './presence.ts';

/** Puts the extension in place in an editor that is all in the browser: it checks by calculation and runs no model. */
export function activate(context: vscode.ExtensionContext): Presence<WebWorkshop>['api'] {
  void vscode.commands.executeCommand('setContext', 'stepwise.calculationOnly', true);
  const { api } = present(context, (ground) => {
    return new Entrance<WebWorkshop>(context, ground, async (...given) => {
      const { WebWorkshop } = await import('./composition/webWorkshop.ts');
      return new WebWorkshop(...given);
    });
  });
  return api;
}
