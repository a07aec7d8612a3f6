import * as vscode from 'vscode';
import type { Derivation } from '../../core/derivation.ts';
import type { DocumentLanguage } from '../../core/span.ts';
import { PREVIEW_SCHEME } from '../editor/addresses.ts';
import type { MarkStore } from '../marks/markStore.ts';
import { previewMarks } from './previewMarks.ts';
import { type PreviewText, previewText } from './previewText.ts';
import type { OpenProposal, Proposals } from './proposals.ts';
import type { SolutionWriting } from './writing.ts';

/** The read-only documents in which proposals are shown while they are written, with their marks. */
export class Previews implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #listening: { dispose(): void };
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly proposals: Proposals,
    private readonly writing: (document: string) => SolutionWriting,
    private readonly read: (rendered: string, language: DocumentLanguage) => Derivation | null,
    private readonly marks: MarkStore,
  ) {
    this.#listening = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, this),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#mark(event.document);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#mark(document);
      }),
      proposals.onChange((document) => {
        this.#follow(document);
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const open = this.proposals.ofPreview(uri.toString());
    return open ? this.#content(open).text : '';
  }

  #content(open: OpenProposal): PreviewText {
    return previewText(open, this.writing(open.document), (rendered) => this.read(rendered, open.language));
  }

  #follow(document: string): void {
    const open = this.proposals.of(document);
    if (!open) return;
    this.#changed.fire(vscode.Uri.parse(open.preview));
    const shown = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === open.preview);
    if (shown) this.#mark(shown);
  }

  /** Marks are set only once the editor shows the text they belong to. */
  #mark(document: vscode.TextDocument): void {
    if (document.uri.scheme !== PREVIEW_SCHEME) return;
    const open = this.proposals.ofPreview(document.uri.toString());
    const content = open && this.#content(open);
    if (!open || !content) this.marks.replace(document.uri.toString(), []);
    else if (document.getText() === content.text) {
      this.marks.replace(document.uri.toString(), previewMarks(open.proposal, content.steps));
    }
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}
