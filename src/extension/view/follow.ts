import * as vscode from 'vscode';
import { languageOf } from '../editor/languages.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { Reading } from '../reading/reading.ts';
import type { OpenProposal, Proposals } from '../solve/proposals.ts';
import { documentSubject } from './documentSubject.ts';
import { solutionSubject } from './solutionSubject.ts';
import type { Subject } from './subject.ts';

/** What stands at the cursor, or at the place that was pinned. */
export interface Followed {
  readonly subject: Subject;
  readonly open: OpenProposal | null;
}

/** Finds what the side view is about. */
export class Follow {
  #pinned: vscode.Location | null = null;

  constructor(
    private readonly marks: MarkStore,
    private readonly proposals: Proposals,
    private readonly reading: Reading,
  ) {}

  get pinned(): boolean {
    return this.#pinned !== null;
  }

  /** Stays with the derivation at the cursor, or follows the cursor again. */
  pin(stay: boolean): void {
    const editor = vscode.window.activeTextEditor;
    this.#pinned = stay && editor ? new vscode.Location(editor.document.uri, editor.selection.active) : null;
  }

  /** Lets the pinned place follow an edit above it. */
  edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (this.#pinned?.uri.toString() !== document.uri.toString()) return;
    const at = contentChanges.reduce(movedBy, this.#pinned.range.start);
    this.#pinned = new vscode.Location(document.uri, at);
  }

  async now(): Promise<Followed | null> {
    const place = this.#place();
    const language = place && languageOf(place.document.languageId);
    if (!place || !language) return null;
    const { document, offset } = place;
    const address = document.uri.toString();
    const open = this.#openAt(address, offset);
    const solution = open && solutionSubject(open);
    if (open && solution) return { subject: solution, open };
    const read = await this.reading.placeAt(document.getText(), language, offset);
    const subject = documentSubject({ address, language, offset }, read, this.marks.of(address));
    return subject && { subject, open: null };
  }

  /** The open solution of the problem at the cursor, or the one whose preview is shown. */
  #openAt(address: string, offset: number): OpenProposal | null {
    const open = this.proposals.of(address);
    if (open?.span && open.span.start <= offset && offset <= open.span.end) return open;
    return this.proposals.ofPreview(address);
  }

  #place(): { readonly document: vscode.TextDocument; readonly offset: number } | null {
    const pinned = this.#pinned;
    if (pinned !== null) {
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === pinned.uri.toString());
      return document ? { document, offset: document.offsetAt(pinned.range.start) } : null;
    }
    const editor = vscode.window.activeTextEditor;
    return editor ? { document: editor.document, offset: editor.document.offsetAt(editor.selection.active) } : null;
  }
}

function movedBy(at: vscode.Position, { range, text }: vscode.TextDocumentContentChangeEvent): vscode.Position {
  if (range.end.isAfter(at)) return at;
  const lines = text.split('\n');
  const line = at.line - (range.end.line - range.start.line) + lines.length - 1;
  if (at.line > range.end.line) return at.with(line);
  const before = lines.length === 1 ? range.start.character : 0;
  return new vscode.Position(line, before + (lines.at(-1)?.length ?? 0) + at.character - range.end.character);
}
