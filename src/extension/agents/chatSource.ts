import * as vscode from 'vscode';
import { languageOf } from '../editor/languages.ts';
import { spanOf } from '../editor/ranges.ts';
import type { Reading } from '../reading/reading.ts';
import type { ChatSource } from './chatAnswer.ts';

const SOLVE = 'solve';
const CHECK = 'check';

/** The text a chat message is about: what it says and refers to, or else what stands in the active editor. */
export async function chatSource(request: vscode.ChatRequest, reading: Reading): Promise<ChatSource> {
  const asked = request.command === SOLVE || request.command === CHECK ? request.command : null;
  const referred = await Promise.all(request.references.map(({ value }) => referredText(value)));
  const said = [request.prompt.trim(), ...referred].filter((text) => text !== '').join('\n\n');
  if (said !== '') return { asked, text: said, language: 'markdown' };
  return { asked, ...(await editorText(asked, reading)) };
}

async function referredText(value: unknown): Promise<string> {
  if (typeof value === 'string') return value;
  if (value instanceof vscode.Uri) return (await vscode.workspace.openTextDocument(value)).getText();
  if (value instanceof vscode.Location)
    return (await vscode.workspace.openTextDocument(value.uri)).getText(value.range);
  return '';
}

/** The selection; without one the problem at the cursor to solve, or the whole document to check. */
async function editorText(
  asked: ChatSource['asked'],
  reading: Reading,
): Promise<Pick<ChatSource, 'text' | 'language'>> {
  const editor = vscode.window.activeTextEditor;
  const language = editor ? languageOf(editor.document.languageId) : null;
  if (!editor || language === null) return { text: '', language: 'markdown' };
  const { document, selection } = editor;
  if (!selection.isEmpty) return { text: document.getText(selection), language };
  const text = document.getText();
  if (asked === CHECK) return { text, language };
  const problem = await reading.problemAt(text, language, spanOf(document, selection));
  return { text: problem?.text ?? '', language };
}
