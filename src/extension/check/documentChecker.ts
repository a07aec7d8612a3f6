import type { DocumentLanguage, Span } from '../../core/span.ts';
import type { DocumentDerivation, NearDerivations } from '../../document/index.ts';
import type { Mark } from '../marks/mark.ts';
import type { MarkStore } from '../marks/markStore.ts';
import { CheckedMarks, sameMarks } from './checkedMarks.ts';
import type { Depth, Judge } from './judge.ts';
import { judgeDerivation } from './judgeDerivation.ts';

/** A document as it is when a check begins. */
export interface CheckedText {
  readonly address: string;
  readonly text: string;
  readonly language: DocumentLanguage;
}

/** Finds the derivations of a document nearest to a place, as many as have `most` steps together. */
export type FindDerivations = (document: CheckedText, near: number, most: number) => Promise<NearDerivations>;

/** What to check, how thoroughly, and where: the derivations that touch a span, or all, those nearest to `near` first. */
export interface CheckOrder {
  readonly depth: Depth;
  readonly within: Span | null;
  readonly near: number;
  /** Steps that are judged at most. */
  readonly most: number;
  readonly signal: AbortSignal;
}

/** What a check came to. */
export interface Checked {
  readonly steps: number;
  /** Derivations that were too far away and too many to be judged. */
  readonly left: number;
}

/** Checks documents and keeps their marks up to date. */
export class DocumentChecker {
  #derivations = 0;

  constructor(
    private readonly find: FindDerivations,
    private readonly judge: Judge,
    private readonly marks: MarkStore,
    /** Whether a trained scorer is installed: without one a full check says nothing that a light one does not. */
    readonly isScored: () => Promise<boolean> = () => Promise.resolve(true),
  ) {}

  /**
   * Judges the document's derivations, the nearest first; each one's marks are replaced as it is done, the others keep
   * theirs. An abort leaves the rest as it was.
   * @throws AbortError or StepwiseError `cancelled` when it was aborted; StepwiseError with the engine's reason
   */
  async check(document: CheckedText, { depth, within, near, most, signal }: CheckOrder): Promise<Checked> {
    const { derivations, left } = await this.find(document, near, most);
    const wanted = derivations.filter(({ span }) => within === null || touch(span, within));
    const shown = new CheckedMarks(this.marks, document.address);
    let steps = 0;
    for (const derivation of nearestFirst(wanted, near)) {
      signal.throwIfAborted();
      const marks = await this.judged(derivation, depth, signal);
      signal.throwIfAborted();
      steps += marks.length;
      shown.add(derivation.span, marks);
    }
    signal.throwIfAborted();
    const spans = derivations.map(({ span }) => span);
    shown.finish(within === null ? examined(spans, left) : null, spans);
    return { steps, left };
  }

  /** The marks of one derivation. Nothing is shown: that is for whoever asked. */
  judged(derivation: DocumentDerivation, depth: Depth, signal: AbortSignal): Promise<readonly Mark[]> {
    return judgeDerivation(this.judge, derivation, this.#derivations++, depth, signal);
  }

  /** Shows the marks of several documents at once, in place of all that they had. */
  show(entries: readonly (readonly [address: string, marks: readonly Mark[]])[]): void {
    this.marks.replaceAll(entries.filter(([address, marks]) => !sameMarks(marks, this.marks.of(address))));
  }
}

/** The stretch of the document that was looked at: all of it, or from the first to the last derivation given. */
function examined(spans: readonly Span[], left: number): Span {
  if (left === 0) return { start: 0, end: Infinity };
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

function nearestFirst(derivations: readonly DocumentDerivation[], near: number): readonly DocumentDerivation[] {
  const away = ({ span }: DocumentDerivation): number => Math.max(span.start - near, near - span.end, 0);
  return [...derivations].sort((one, other) => away(one) - away(other));
}

function touch(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
