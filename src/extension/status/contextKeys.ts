import * as vscode from 'vscode';
import type { MarkStore } from '../marks/markStore.ts';
import type { Runs } from './runs.ts';

/** Keeps the context keys that the manifest's `when` clauses read. */
export function keepContextKeys(marks: MarkStore, runs: Runs): vscode.Disposable {
  const set = (key: string, value: boolean): void => void vscode.commands.executeCommand('setContext', key, value);
  const seeMarks = (): void => {
    const address = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
    set('stepwise.hasMarks', marks.of(address).length > 0);
  };
  return vscode.Disposable.from(
    marks.onChange(seeMarks),
    vscode.window.onDidChangeActiveTextEditor(seeMarks),
    runs.onChange((busy) => {
      set('stepwise.busy', busy);
    }),
  );
}
