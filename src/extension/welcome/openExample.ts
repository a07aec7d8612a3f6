import * as vscode from 'vscode';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';

/** The command that opens a new document with a problem to solve and a derivation with one wrong step. */
export function registerOpenExample(commands: CommandTable): { dispose(): unknown } {
  return commands.handle(commandIds.openExample, async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: exampleText() });
    await vscode.window.showTextDocument(document);
  });
}

function exampleText(): string {
  const { t } = vscode.l10n;
  return [
    `# ${t('Steps to check')}`,
    t('Solve {0}.', '$2(x + 3) = 16$'),
    '1. $2x + 6 = 16$\n2. $2x = 22$\n3. $x = 11$',
    `# ${t('A problem to solve')}`,
    t('Solve {0}.', '$3x + 7 = 22$'),
    '',
  ].join('\n\n');
}
