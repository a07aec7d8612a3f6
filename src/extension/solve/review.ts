import * as vscode from 'vscode';
import { REVIEW_SCHEME } from '../editor/addresses.ts';
import type { SolutionEdit } from './writing.ts';

/** How a change is asked about. */
export interface ReviewWords {
  readonly title: string;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
}

/** Each change has an address of its own: two of one document may be looked at, one after the other or both at once. */
let reviews = 0;

/** Shows what replacing an earlier solution would change, and waits for the answer: by its buttons, Accept or Discard. */
export class Review {
  #answer: ((replace: boolean) => void) | null = null;

  /** Answers the question that is open. False when none is. */
  answer(replace: boolean): boolean {
    const open = this.#answer !== null;
    this.#answer?.(replace);
    return open;
  }

  /** Shows the document before and after side by side, and gives whether to replace. */
  async ask(document: vscode.TextDocument, edit: SolutionEdit, words = replacing()): Promise<boolean> {
    const text = document.getText();
    const after = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
    const proposed = vscode.Uri.from({ scheme: REVIEW_SCHEME, path: document.uri.path, query: String(++reviews) });
    const provider = vscode.workspace.registerTextDocumentContentProvider(REVIEW_SCHEME, {
      provideTextDocumentContent: ({ query }) => (query === proposed.query ? after : null),
    });
    try {
      await vscode.commands.executeCommand('vscode.diff', document.uri, proposed, words.title, { preview: true });
      return await Promise.race([this.#byCommand(), askByMessage(words)]);
    } finally {
      this.#answer = null;
      await closeDiff(proposed);
      provider.dispose();
    }
  }

  #byCommand(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }
}

function replacing(): ReviewWords {
  return {
    title: vscode.l10n.t('Earlier solution ↔ new solution'),
    question: vscode.l10n.t('Replace the earlier solution by the new one?'),
    yes: vscode.l10n.t('Replace'),
    no: vscode.l10n.t('Keep the earlier one'),
  };
}

async function askByMessage({ question, yes, no }: ReviewWords): Promise<boolean> {
  return (await vscode.window.showInformationMessage(question, yes, no)) === yes;
}

async function closeDiff(proposed: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const shown = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === proposed.toString(),
  );
  if (shown.length > 0) await vscode.window.tabGroups.close(shown, true);
}
