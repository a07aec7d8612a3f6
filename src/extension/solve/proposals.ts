import type { Disposable } from '../../core/disposable.ts';
import type { Problem } from '../../core/problem.ts';
import type { DocumentLanguage, Span } from '../../core/span.ts';
import { Signal } from '../events/signal.ts';
import { shiftSpan, type TextChange } from '../marks/shift.ts';
import type { Proposal } from './proposal.ts';

/** A proposal with the document it is for. `span` is where the problem stands now, null once its text was changed. */
export interface OpenProposal {
  readonly document: string;
  readonly preview: string;
  readonly language: DocumentLanguage;
  readonly problem: Problem;
  readonly span: Span | null;
  readonly proposal: Proposal;
}

/** The solutions not yet accepted: one a document at most, for a new one takes the place of the last. */
export class Proposals implements Disposable {
  readonly #open = new Map<string, OpenProposal>();
  readonly #changed = new Signal<string>();

  /** Told the document whose proposal came, changed or went. */
  readonly onChange = this.#changed.on;

  of(document: string): OpenProposal | null {
    return this.#open.get(document) ?? null;
  }

  ofPreview(preview: string): OpenProposal | null {
    return [...this.#open.values()].find((open) => open.preview === preview) ?? null;
  }

  open(proposal: OpenProposal): void {
    this.#open.set(proposal.document, proposal);
    this.#changed.fire(proposal.document);
  }

  /** Replaces the proposal shown in `preview`; one that was discarded meanwhile stays gone. */
  update(preview: string, proposal: Proposal): void {
    const open = this.ofPreview(preview);
    if (open) this.open({ ...open, proposal });
  }

  /** Lets the problem's place follow an edit of its document. */
  edit(document: string, changes: readonly TextChange[]): void {
    const open = this.of(document);
    if (!open?.span) return;
    const span = changes.reduce<Span | null>((at, change) => at && shiftSpan(at, change), open.span);
    this.#open.set(document, { ...open, span });
    this.#changed.fire(document);
  }

  /** Lets go of the proposal shown in `preview`; another one that took its place stays. */
  drop(preview: string): void {
    const open = this.ofPreview(preview);
    if (open) this.close(open.document);
  }

  close(document: string): void {
    if (this.#open.delete(document)) this.#changed.fire(document);
  }

  dispose(): void {
    this.#open.clear();
    this.#changed.dispose();
  }
}
