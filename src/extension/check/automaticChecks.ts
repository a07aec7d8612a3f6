import * as vscode from 'vscode';
import { toFailure } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';
import { languageOf } from '../editor/languages.ts';
import { CELL_SCHEME, PREVIEW_SCHEME } from '../editor/addresses.ts';
import { isOwn } from '../editor/ownDocuments.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { Settings } from '../settings/schema.ts';
import type { DocumentChecker } from './documentChecker.ts';
import { Pauses } from './pauses.ts';

/** Steps that are checked after a pause in typing: those nearest to the edit, so that a long document costs no more. */
const MOST_STEPS = 300;

/** Follows edits: marks move with the text at once, and after a pause the document is checked again. */
export class AutomaticChecks implements vscode.Disposable {
  readonly #pauses = new Pauses((address, signal) => void this.#check(address, signal));
  readonly #listening: vscode.Disposable;
  /** Where each document was last edited. */
  readonly #edits = new Map<string, number>();

  constructor(
    private readonly checker: DocumentChecker,
    private readonly marks: MarkStore,
    private readonly settings: (document: vscode.TextDocument) => Settings,
    private readonly log: Logger,
  ) {
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#edited(event);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#opened(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#pauses.cancel(uri.toString());
        this.#edits.delete(uri.toString());
        this.marks.replace(uri.toString(), []);
      }),
    );
    vscode.workspace.textDocuments.forEach((document) => {
      this.#opened(document);
    });
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || document.uri.scheme === PREVIEW_SCHEME) return;
    const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => {
      return { start: rangeOffset, removed: rangeLength, text };
    });
    const address = document.uri.toString();
    this.marks.edit(address, changes);
    if (!isChecked(document)) return;
    this.#edits.set(address, changes[0]?.start ?? 0);
    const settings = this.settings(document);
    if (settings['check.automatic'] !== 'off') this.#pauses.touch(address, settings['check.delay']);
  }

  /**
   * A document with unsaved text may have been edited before this was listening: that edit is answered too. The cells of a
   * notebook are checked together.
   */
  #opened(document: vscode.TextDocument): void {
    if (!isChecked(document) || document.uri.scheme === CELL_SCHEME) return;
    const { 'check.automatic': automatic, 'check.delay': delay } = this.settings(document);
    const address = document.uri.toString();
    if (automatic === 'onOpen') this.#pauses.touch(address, 0);
    else if (automatic === 'onType' && document.isDirty) this.#pauses.touch(address, delay);
  }

  async #check(address: string, signal: AbortSignal): Promise<void> {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
    const language = document && languageOf(document.languageId);
    if (!document || !language) return;
    try {
      await this.checker.check(
        { address, text: document.getText(), language },
        { depth: 'light', within: null, near: this.#place(document), most: MOST_STEPS, signal },
      );
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code !== 'cancelled') this.log.warn('A check after typing ended early.', { ...failure });
    }
  }

  /** Where the user is: at the last edit, or at the cursor of a document that was not edited. */
  #place(document: vscode.TextDocument): number {
    const editor = vscode.window.activeTextEditor;
    const cursor = editor?.document === document ? document.offsetAt(editor.selection.active) : 0;
    return this.#edits.get(document.uri.toString()) ?? cursor;
  }

  dispose(): void {
    this.#pauses.dispose();
    this.#listening.dispose();
  }
}

function isChecked({ languageId, uri }: vscode.TextDocument): boolean {
  return languageOf(languageId) !== null && isOwn(uri);
}
