import type { Disposable } from '../../core/disposable.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import { Signal } from '../events/signal.ts';
import type { Mark } from './mark.ts';
import { shiftMarks, type TextChange } from './shift.ts';

/**
 * The marks of every open document, by its address. Drawing features listen to `onChange` and read `of`. Old marks stay
 * until new ones replace them, so that nothing flickers while a check runs; only changed steps lose theirs at once.
 */
export class MarkStore implements Disposable {
  readonly #marks = new Map<string, readonly Mark[]>();
  readonly #changed = new Signal<readonly string[]>();

  /** Told the addresses of the documents whose marks were replaced or dropped, not of mere shifts. */
  readonly onChange = this.#changed.on;

  of(document: string): readonly Mark[] {
    return this.#marks.get(document) ?? [];
  }

  /** The mark whose step holds this offset, or null. */
  at(document: string, offset: number): Mark | null {
    return this.of(document).find(({ span }) => span.start <= offset && offset <= span.end) ?? null;
  }

  /** The judged steps of a mark's derivation that stand before it. */
  before(document: string, { derivation, judged }: Mark): readonly JudgedStep[] {
    const own = this.of(document).filter((mark) => mark.derivation === derivation);
    return own.map((mark) => mark.judged).filter(({ index }) => index < judged.index);
  }

  replace(document: string, marks: readonly Mark[]): void {
    this.replaceAll([[document, marks]]);
  }

  /** Replaces the marks of several documents, and tells of them together: what is drawn is drawn once. */
  replaceAll(entries: readonly (readonly [document: string, marks: readonly Mark[]])[]): void {
    const changed = entries.filter(([document, marks]) => marks.length > 0 || this.#marks.has(document));
    for (const [document, marks] of changed) {
      if (marks.length === 0) this.#marks.delete(document);
      else this.#marks.set(document, marks);
    }
    if (changed.length > 0) this.#changed.fire(changed.map(([document]) => document));
  }

  /** Follows an edit. Changes come as the editor gives them: each in offsets after those listed before it. */
  edit(document: string, changes: readonly TextChange[]): void {
    const before = this.of(document);
    if (before.length === 0) return;
    const after = changes.reduce(shiftMarks, before);
    this.#marks.set(document, after);
    if (after.length < before.length) this.#changed.fire([document]);
  }

  documents(): readonly string[] {
    return [...this.#marks.keys()];
  }

  dispose(): void {
    this.#marks.clear();
    this.#changed.dispose();
  }
}
