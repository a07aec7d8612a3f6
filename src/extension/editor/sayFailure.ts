import * as vscode from 'vscode';
import { toFailure } from '../../core/errors.ts';

/** Says why something came to nothing that the user asked for; what was stopped needs no word. */
export function sayFailure(error: unknown): void {
  const { code, message } = toFailure(error);
  if (code !== 'cancelled') void vscode.window.showErrorMessage(message);
}
