import * as vscode from 'vscode';
import { Pauses } from '../check/pauses.ts';
import type { MarkStore } from '../marks/markStore.ts';

/** Milliseconds without a new verdict after which open previews are drawn again. */
const SETTLE_MS = 150;

/** Draws open Markdown previews again when verdicts change. */
export function refreshPreviews(marks: MarkStore): vscode.Disposable {
  const pauses = new Pauses(() => {
    if (isPreviewOpen()) void vscode.commands.executeCommand('markdown.preview.refresh');
  });
  return vscode.Disposable.from(
    pauses,
    marks.onChange(() => {
      pauses.touch('previews', SETTLE_MS);
    }),
  );
}

function isPreviewOpen(): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input }) =>
      (input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom) &&
      input.viewType.includes('markdown.preview'),
  );
}
