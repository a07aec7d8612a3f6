import * as vscode from 'vscode';
import { EXPLANATION_SCHEME } from '../editor/addresses.ts';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { rangeOf } from '../editor/ranges.ts';
import type { Mark } from '../marks/mark.ts';
import { findPlace } from '../marks/findPlace.ts';
import type { MarkStore } from '../marks/markStore.ts';
import { explanationText } from './explanationText.ts';

/** The command that opens all evidence for a step as a page beside the document. */
export function registerExplain(commands: CommandTable, marks: MarkStore): vscode.Disposable {
  const pages = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const explain = async (address?: string, offset?: number): Promise<void> => {
    const found = findPlace(marks, address, offset);
    if (found === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No judged step stands at the cursor. Check the steps first.'),
      );
      return;
    }
    const title = vscode.l10n.t('Step {0}', found.mark.judged.index + 1);
    const page = vscode.Uri.from({ scheme: EXPLANATION_SCHEME, path: `/${title}.md` });
    pages.set(page.path, explanationOf(found.document, found.mark));
    changed.fire(page);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(EXPLANATION_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => pages.get(uri.path) ?? '',
    }),
    commands.handle(commandIds.explainStep, explain),
  );
}

function explanationOf(document: vscode.TextDocument, mark: Mark): string {
  const premise = mark.premise && document.getText(rangeOf(document, mark.premise));
  return explanationText(mark, document.getText(rangeOf(document, mark.span)), premise, vscode.l10n.t);
}
