import * as vscode from 'vscode';
import { rangeOf } from '../editor/ranges.ts';
import type { Mark } from '../marks/mark.ts';
import type { MarkStore } from '../marks/markStore.ts';
import { failureText } from '../present/failureText.ts';
import type { Settings } from '../settings/schema.ts';
import { severityOf } from './severity.ts';

/** The `source` of every diagnostic made here. */
export const SOURCE = 'Stepwise Math';

/** One diagnostic a derivation: on its first failing step, with the step it rests on as related information. */
export class StepDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('stepwise');
  readonly #listening: { dispose(): void };

  constructor(
    private readonly marks: MarkStore,
    private readonly severity: (document: vscode.TextDocument) => Settings['check.severity'],
    private readonly explanation: vscode.Uri,
  ) {
    this.#listening = marks.onChange((addresses) => {
      const changed = new Set(addresses);
      const open = vscode.workspace.textDocuments.filter(({ uri }) => changed.has(uri.toString()));
      this.#draw(open);
      for (const { uri } of open) changed.delete(uri.toString());
      // What is left was closed, and its marks went with it.
      for (const address of changed) this.#collection.delete(vscode.Uri.parse(address));
    });
  }

  drawAll(): void {
    this.#draw(vscode.workspace.textDocuments);
  }

  /** All documents in one message to the editor; those that have and had nothing to show are left out. */
  #draw(documents: readonly vscode.TextDocument[]): void {
    const shown = documents.map((document) => [document.uri, this.#diagnosticsOf(document)] as const);
    const told = shown.filter(([uri, own]) => own.length > 0 || this.#collection.has(uri));
    if (told.length > 0) this.#collection.set(told.map(([uri, own]) => [uri, [...own]]));
  }

  #diagnosticsOf(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
    const failing = this.marks.of(document.uri.toString()).filter(({ standing }) => standing === 'first-failing');
    if (failing.length === 0) return [];
    const severity = severityOf(this.severity(document));
    return severity === null ? [] : failing.map((mark) => this.#diagnostic(document, mark, severity));
  }

  #diagnostic(document: vscode.TextDocument, mark: Mark, severity: vscode.DiagnosticSeverity): vscode.Diagnostic {
    const message = failureText(mark.judged, vscode.l10n.t);
    const diagnostic = new vscode.Diagnostic(rangeOf(document, mark.span), message, severity);
    diagnostic.source = SOURCE;
    diagnostic.code = { value: mark.judged.verdict, target: this.explanation };
    if (mark.premise !== null) {
      const place = new vscode.Location(document.uri, rangeOf(document, mark.premise));
      diagnostic.relatedInformation = [
        new vscode.DiagnosticRelatedInformation(place, vscode.l10n.t('The step builds on this.')),
      ];
    }
    return diagnostic;
  }

  dispose(): void {
    this.#listening.dispose();
    this.#collection.dispose();
  }
}
