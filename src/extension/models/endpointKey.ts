import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable.ts';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';

const KEY = 'stepwise.endpoint.key';

/** The key of the user's server, kept in the editor's secret storage and nowhere else. */
export class EndpointKey {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  async get(): Promise<string | undefined> {
    return this.secrets.get(KEY);
  }

  register(commands: CommandTable): Disposable {
    return commands.handle(commandIds.setEndpointKey, async () => {
      const prompt = vscode.l10n.t(
        'The key of your server. It is kept in the secret storage; leave it empty to remove it.',
      );
      const key = await vscode.window.showInputBox({ prompt, password: true, ignoreFocusOut: true });
      if (key === undefined) return;
      if (key === '') await this.secrets.delete(KEY);
      else await this.secrets.store(KEY, key);
    });
  }
}
