import * as vscode from 'vscode';
import { CELL_SCHEME } from './addresses.ts';

/**
 * Whether documents of a scheme are the user's to write: files, new texts and cells. All else that is open shows another
 * version of a document or what was made of one, and is checked on demand alone.
 */
export function isOwn({ scheme }: vscode.Uri): boolean {
  return scheme === 'untitled' || scheme === CELL_SCHEME || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}
