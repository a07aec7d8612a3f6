import * as vscode from 'vscode';
import { languageOf } from '../editor/languages.ts';
import { isOwn } from '../editor/ownDocuments.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { Reading } from '../reading/reading.ts';
import type { Proposals } from '../solve/proposals.ts';
import { lensesFor } from './lensesFor.ts';

/** Exercises and derivations near the cursor that get entries: more are of no use to anybody. */
const MOST = 200;

/** The line above each exercise and derivation: what can be done there, and how its steps stand. */
export class DerivationLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listening: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(
    private readonly marks: MarkStore,
    private readonly proposals: Proposals,
    private readonly reading: Reading,
    private readonly enabled: (document: vscode.TextDocument) => boolean,
  ) {
    const changed = (): void => {
      this.#changed.fire();
    };
    this.#listening = vscode.Disposable.from(
      marks.onChange(changed),
      proposals.onChange(changed),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('stepwise.marks')) changed();
      }),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    const language = languageOf(document.languageId);
    // What they offer is to write: a copy of an output, say, cannot be written in.
    if (language === null || !isOwn(document.uri) || !this.enabled(document)) return [];
    const landmarks = await this.reading.landmarks(document.getText(), language, cursorIn(document), MOST);
    if (token.isCancellationRequested) return [];
    const address = document.uri.toString();
    const taken = this.proposals.of(address)?.span ?? null;
    const lenses = lensesFor(landmarks, this.marks.of(address), taken, vscode.l10n.t);
    return lenses.map(({ at, title, command, offset }) => {
      const place = document.positionAt(at);
      return new vscode.CodeLens(new vscode.Range(place, place), { title, command, arguments: [address, offset] });
    });
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}

function cursorIn(document: vscode.TextDocument): number {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  return editor ? document.offsetAt(editor.selection.active) : 0;
}
