import * as vscode from 'vscode';
import { replaceIn } from '../editor/replaceIn.ts';
import { closePeek } from './peek.ts';
import type { OpenProposal, Proposals } from './proposals.ts';
import { Review } from './review.ts';
import type { SolutionEdit, SolutionWriting } from './writing.ts';

/** Accepting and discarding proposals. Accepting is one edit, so that one undo takes it back. */
export class Acceptance {
  readonly #review = new Review();
  #reviewed: OpenProposal | null = null;

  constructor(
    private readonly proposals: Proposals,
    private readonly writing: (document: string) => SolutionWriting,
    private readonly accepted: (document: vscode.TextDocument, open: OpenProposal) => void,
  ) {}

  /** While the change is being looked at, accepting again makes it. */
  async accept(): Promise<void> {
    if (this.#review.answer(true)) return;
    const open = this.current();
    if (open === null) return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(open.document));
    const edit = await this.#edit(document, open);
    if (edit === null) return;
    if (edit.span.end > edit.span.start && !(await this.#isWanted(document, open, edit))) return;
    await this.#apply(document, open);
  }

  async discard(): Promise<void> {
    if (this.#review.answer(false)) return;
    const open = this.current();
    if (open === null) return;
    await closePeek();
    this.proposals.close(open.document);
  }

  /** The proposal of the active editor: the one for its document, or the one it shows. */
  current(): OpenProposal | null {
    if (this.#reviewed !== null) return this.#reviewed;
    const address = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
    return this.proposals.of(address) ?? this.proposals.ofPreview(address);
  }

  /** An earlier solution is replaced only after its change was shown; the same text again needs no question. */
  async #isWanted(document: vscode.TextDocument, open: OpenProposal, edit: SolutionEdit): Promise<boolean> {
    if (document.getText().slice(edit.span.start, edit.span.end) === edit.text) return true;
    this.#reviewed = open;
    try {
      return await this.#review.ask(document, edit);
    } finally {
      this.#reviewed = null;
    }
  }

  /**
   * The edit for the document as it is; computed again where the document was changed meanwhile. Null, and said, where the
   * problem's own text was changed since it was solved.
   */
  async #edit(document: vscode.TextDocument, open: OpenProposal): Promise<SolutionEdit | null> {
    const { span } = this.proposals.of(open.document) ?? open;
    if (span === null) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The problem was changed since it was solved, so its solution was not written. Solve it again.'),
      );
      return null;
    }
    const { version } = document;
    const writing = this.writing(open.document);
    const rendered = writing.render(open.proposal.steps, open.language);
    const edit = await writing.edit(document.getText(), { ...open.problem, span }, rendered);
    return document.version === version ? edit : this.#edit(document, open);
  }

  /** Computed anew, and last of all: the document may have changed while the change was looked at. */
  async #apply(document: vscode.TextDocument, open: OpenProposal): Promise<void> {
    await closePeek();
    const edit = await this.#edit(document, open);
    if (edit === null) return;
    const refused = vscode.l10n.t(
      'The document refused the edit. The solution is kept; accept it again once the document can be written.',
    );
    if (!(await replaceIn(document, edit, refused))) return;
    this.proposals.close(open.document);
    this.accepted(document, open);
  }
}
