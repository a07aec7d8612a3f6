import * as vscode from 'vscode';
import type { MarkStore } from '../marks/markStore.ts';
import type { Runs } from './runs.ts';

/** Keeps the context keys that the manifest's `when` clauses read. */
export function keepContextKeys(marks: MarkStore, runs: Runs): vscode.Disposable {
  const set = (key: string, value: boolean): void => void vscode.commands.executeCommand('setContext', key, value);
  let hadMarks: boolean | null = null;
  const seeMarks = (): void => {
    const address = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
    const hasMarks = marks.of(address).length > 0;
    if (hasMarks !== hadMarks) set('stepwise.hasMarks', hasMarks);
    hadMarks = hasMarks;
  };
  return vscode.Disposable.from(
    marks.onChange(seeMarks),
    vscode.window.onDidChangeActiveTextEditor(seeMarks),
    runs.onChange((busy) => {
      set('stepwise.busy', busy);
    }),
  );
}
