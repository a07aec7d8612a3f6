import * as vscode from 'vscode';
import { TEXT_REPORT_SCHEME } from '../editor/addresses.ts';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { rangeOf } from '../editor/ranges.ts';
import type { MarkStore } from '../marks/markStore.ts';
import { checkText } from './checkText.ts';

/** The command that shows all verdicts of the active document as a read-only plain text, which every reader can read. */
export function registerCheckText(commands: CommandTable, marks: MarkStore): vscode.Disposable {
  const pages = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const show = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) return;
    const address = document.uri.toString();
    if (marks.of(address).length === 0) await commands.run(commandIds.checkDocument, []);
    // Without any step, the check has said so.
    if (marks.of(address).length === 0) return;
    const name = document.uri.path.split('/').at(-1) ?? '';
    const page = vscode.Uri.from({ scheme: TEXT_REPORT_SCHEME, path: `/${vscode.l10n.t('Check of {0}', name)}.txt` });
    pages.set(page.path, reportOf(document, name, marks));
    changed.fire(page);
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(TEXT_REPORT_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => pages.get(uri.path) ?? '',
    }),
    commands.handle(commandIds.showCheckText, show),
  );
}

function reportOf(document: vscode.TextDocument, name: string, marks: MarkStore): string {
  const reported = {
    name,
    text: (span: { readonly start: number; readonly end: number }) => document.getText(rangeOf(document, span)),
    line: (offset: number) => document.positionAt(offset).line + 1,
  };
  return checkText(reported, marks.of(document.uri.toString()), vscode.l10n.t);
}
