import type { Span } from '../../core/span.ts';
import type { Mark } from '../marks/mark.ts';
import type { MarkStore } from '../marks/markStore.ts';

/** Marks are drawn at most this often while a check goes on: drawing costs more than one derivation's marks. */
const REDRAW_MS = 100;

/** The marks of one check, put among the document's old ones derivation by derivation; the others keep theirs. */
export class CheckedMarks {
  #spans: Span[] = [];
  #fresh: Mark[] = [];
  #shown = -Infinity;

  constructor(
    private readonly store: MarkStore,
    private readonly address: string,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes the marks of the derivation at `span`. Those that stand there already need no drawing. */
  add(span: Span, marks: readonly Mark[]): void {
    if (sameMarks(marks, inside(this.store.of(this.address), span))) return;
    this.#spans.push(span);
    this.#fresh.push(...marks);
    if (this.now() - this.#shown >= REDRAW_MS) this.#show();
  }

  /** Shows what is left, and drops the marks in `window` that stand in none of the derivations found there. */
  finish(window: Span | null, found: readonly Span[]): void {
    this.#show();
    if (window === null) return;
    const marks = this.store.of(this.address);
    const kept = marks.filter(({ span }) => !overlap(span, window) || found.some((own) => overlap(own, span)));
    if (kept.length < marks.length) this.store.replace(this.address, kept);
  }

  #show(): void {
    if (this.#spans.length === 0) return;
    const spans = this.#spans.splice(0);
    const kept = this.store.of(this.address).filter(({ span }) => !spans.some((own) => overlap(own, span)));
    const marks = [...kept, ...this.#fresh.splice(0)].sort((one, other) => one.span.start - other.span.start);
    this.store.replace(this.address, marks);
    this.#shown = this.now();
  }
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function inside(marks: readonly Mark[], span: Span): readonly Mark[] {
  return marks.filter((mark) => overlap(mark.span, span));
}

/** Whether two lists of marks look the same in the editor. */
export function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
  const seen = (marks: readonly Mark[]): string =>
    JSON.stringify(marks.map(({ span, standing, judged }) => [span, standing, judged]));
  return one.length === other.length && seen(one) === seen(other);
}
