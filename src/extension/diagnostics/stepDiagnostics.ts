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
    this.#listening = marks.onChange((address) => {
      const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === address);
      if (document) this.draw(document);
    });
  }

  draw(document: vscode.TextDocument): void {
    const severity = severityOf(this.severity(document));
    const failing = this.marks.of(document.uri.toString()).filter((mark) => mark.standing === 'first-failing');
    const shown = severity === null ? [] : failing.map((mark) => this.#diagnostic(document, mark, severity));
    this.#collection.set(document.uri, shown);
  }

  drawAll(): void {
    vscode.workspace.textDocuments.forEach((document) => {
      this.draw(document);
    });
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
