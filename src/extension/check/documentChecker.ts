import type { DocumentLanguage, Span } from '../../core/span.ts';
import type { DocumentDerivation } from '../../document/index.ts';
import type { Mark } from '../marks/mark.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { Depth, Judge } from './judge.ts';
import { judgeDerivation } from './judgeDerivation.ts';

/** A document as it is when a check begins. */
export interface CheckedText {
  readonly address: string;
  readonly text: string;
  readonly language: DocumentLanguage;
}

/** Finds the derivations of a text, with the span of each and of its steps. */
export type FindDerivations = (
  text: string,
  language: DocumentLanguage,
  address: string,
) => readonly DocumentDerivation[];

/** What to check, how thoroughly, and where: the whole document, or the derivations that touch a span. */
export interface CheckOrder {
  readonly depth: Depth;
  readonly within: Span | null;
  readonly signal: AbortSignal;
}

/** Checks documents and keeps their marks up to date. */
export class DocumentChecker {
  constructor(
    private readonly find: FindDerivations,
    private readonly judge: Judge,
    private readonly marks: MarkStore,
  ) {}

  /**
   * Judges the document's derivations from top to bottom; each one's marks are replaced as it is done, the others keep
   * theirs. An abort leaves the rest as it was. Gives the number of steps judged.
   */
  async check(document: CheckedText, { depth, within, signal }: CheckOrder): Promise<number> {
    const found = this.find(document.text, document.language, document.address);
    const wanted = found.filter((derivation) => within === null || touches(derivation, within));
    let steps = 0;
    let fresh: readonly Mark[] = [];
    for (const derivation of wanted) {
      const marks = await judgeDerivation(this.judge, derivation, found.indexOf(derivation), depth, signal);
      if (signal.aborted) return steps;
      fresh = [...fresh, ...marks];
      steps += marks.length;
      this.#show(document.address, derivation, marks, within === null);
    }
    if (within === null && !signal.aborted) this.marks.replace(document.address, fresh);
    return steps;
  }

  /** Puts a derivation's marks among the old ones: those above it are new already, those below are kept. */
  #show(address: string, derivation: DocumentDerivation, marks: readonly Mark[], whole: boolean): void {
    const own = derivation.span;
    const kept = this.marks.of(address).filter(({ span }) => span.end <= own.start || span.start >= own.end);
    if (whole && same(marks, this.marks.of(address))) return;
    const all = [...kept, ...marks].sort((a, b) => a.span.start - b.span.start);
    this.marks.replace(address, all);
  }
}

/** Whether all these marks are shown already, so that nothing needs drawing. */
function same(marks: readonly Mark[], shown: readonly Mark[]): boolean {
  const known = new Set(shown.map((mark) => JSON.stringify([mark.span, mark.standing, mark.judged])));
  return marks.every((mark) => known.has(JSON.stringify([mark.span, mark.standing, mark.judged])));
}

function touches(derivation: DocumentDerivation, span: Span): boolean {
  const own = derivation.span;
  return own.start <= span.end && span.start <= own.end;
}
