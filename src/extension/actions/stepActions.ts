import * as vscode from 'vscode';
import { SOURCE } from '../diagnostics/stepDiagnostics.ts';
import { askedText } from '../editor/askedText.ts';
import { languageOf } from '../editor/languages.ts';
import { isOwn } from '../editor/ownDocuments.ts';
import { rangeOf } from '../editor/ranges.ts';
import type { Mark } from '../marks/mark.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { Reading } from '../reading/reading.ts';
import { fixesFor, repairFor } from './fixesFor.ts';
import type { StepFix } from './stepFix.ts';

/** The kind of all these quick fixes. */
export const STEP_FIX = vscode.CodeActionKind.QuickFix.append('stepwise');

/** Quick fixes for the judged step at the cursor. */
export class StepActions implements vscode.CodeActionProvider {
  constructor(
    private readonly marks: MarkStore,
    private readonly reading: Reading,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (!isOwn(document.uri)) return [];
    const mark = this.marks.at(document.uri.toString(), document.offsetAt(range.start));
    if (!mark) return [];
    const { version } = document;
    const fixes = await this.fixesAt(document, mark);
    if (document.version !== version) return [];
    const own = context.diagnostics.filter(({ source }) => source === SOURCE);
    return fixes.map((fix) => codeAction(document, mark, fix, own));
  }

  /** All that can be done about a judged step, and what cannot, with the reason. */
  async fixesAt(document: vscode.TextDocument, mark: Mark): Promise<readonly StepFix[]> {
    const { t } = vscode.l10n;
    const { start, end } = mark.span;
    const written = askedText(document)?.text.slice(start, end) ?? '';
    const language = languageOf(document.languageId);
    if (language === null) return [repairFor(mark, written, t)];
    const place = { written, ...(await this.reading.markEdits(document.getText(), language, mark.span)) };
    return fixesFor(mark, place, t);
  }
}

function codeAction(
  document: vscode.TextDocument,
  mark: Mark,
  { title, preferred, action }: StepFix,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const made = new vscode.CodeAction(title, STEP_FIX);
  made.isPreferred = preferred;
  made.diagnostics = diagnostics;
  switch (action.kind) {
    case 'edit':
      made.edit = new vscode.WorkspaceEdit();
      made.edit.replace(document.uri, rangeOf(document, action.span), action.text);
      break;
    case 'command':
      made.command = { title, command: action.command, arguments: [document.uri.toString(), mark.span.start] };
      break;
    case 'disabled':
      made.disabled = { reason: action.reason };
      break;
  }
  return made;
}
