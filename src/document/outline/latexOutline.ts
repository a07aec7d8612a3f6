import type { Span } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';
import { commentEnd, verbatimEnd } from '../scan/latexInline.ts';
import { isBlankLine, nextLine } from '../scan/lines.ts';
import type { Block } from './block.ts';
import { LatexNesting } from './latexNesting.ts';
import { paragraphPieces } from './paragraphPieces.ts';

const command =
  /\\(?:(begin|end)[ \t]*\{([A-Za-z]+\*?)\}|(item|par)(?![A-Za-z])|((?:sub){0,2}section|chapter|part|(?:sub)?paragraph)\*?[ \t]*\{)/y;
const levels = ['part', 'chapter', 'section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph'];

/** Reads the structure of a LaTeX text whose formulas are `spans`; with a preamble, only the document's body. */
export function latexOutline(text: string, spans: readonly MathSpan[]): Block[] {
  const body = text.indexOf('\\begin{document}');
  const end = text.indexOf('\\end{document}', Math.max(0, body));
  const span = { start: body === -1 ? 0 : body + '\\begin{document}'.length, end: end === -1 ? text.length : end };
  return new LatexOutline(text, span, spans).read();
}

class LatexOutline {
  readonly #nesting = new LatexNesting();
  #open = -1;
  #next = 0;

  constructor(
    readonly text: string,
    readonly span: Span,
    readonly spans: readonly MathSpan[],
  ) {}

  read(): Block[] {
    let at = this.span.start;
    while (at < this.span.end) at = this.#step(at);
    this.#flush(this.span.end);
    return this.#nesting.finish(this.span.end);
  }

  #step(at: number): number {
    const formula = this.#formulaAt(at);
    if (formula !== null) return this.#running(at, formula.end);
    const character = this.text[at];
    if (character === '%') return this.#comment(at);
    if (character === '\\') return this.#command(at);
    if (character === '\n' && isBlankLine(this.text, at + 1)) {
      this.#flush(at);
      return at + 1;
    }
    return /\s/.test(character ?? ' ') ? at + 1 : this.#running(at, at + 1);
  }

  #formulaAt(at: number): MathSpan | null {
    while ((this.spans[this.#next]?.start ?? Infinity) < at) this.#next += 1;
    const span = this.spans[this.#next];
    return span?.start === at ? span : null;
  }

  #running(at: number, end: number): number {
    if (this.#open === -1) this.#open = at;
    return end;
  }

  #comment(at: number): number {
    const end = commentEnd(this.text, at);
    if (this.#open !== -1) return end;
    this.#nesting.add({ kind: 'comment', start: at, end });
    return end;
  }

  #command(at: number): number {
    command.lastIndex = at;
    const match = command.exec(this.text);
    const verbatim = verbatimEnd(this.text, at);
    if (match === null || verbatim !== null) return this.#running(at, verbatim ?? at + 2);
    const end = command.lastIndex;
    this.#flush(at);
    const [, edge, name = '', word, section] = match;
    if (section !== undefined) return this.#heading(at, end, section);
    if (edge === 'begin') this.#nesting.begin(name, at, this.#argumentsEnd(end));
    else if (edge === 'end') this.#nesting.end(name, at, end);
    else if (word === 'item') this.#nesting.item(at, this.#argumentsEnd(end));
    return edge === 'end' ? end : this.#argumentsEnd(end);
  }

  /** The end of `[..]` options right after a command, so that they are no running text. */
  #argumentsEnd(at: number): number {
    const options = /^\[[^\]\n]*\]/.exec(this.text.slice(at, at + 200));
    return at + (options?.[0].length ?? 0);
  }

  #heading(at: number, brace: number, name: string): number {
    const line = nextLine(this.text, at);
    const close = this.text.indexOf('}', brace);
    const end = close === -1 || close >= line ? line : close + 1;
    this.#nesting.add({ kind: 'heading', level: levels.indexOf(name), start: at, end });
    return end;
  }

  #flush(end: number): void {
    if (this.#open === -1) return;
    for (const block of paragraphPieces(this.text, { start: this.#open, end }, this.#between(this.#open, end)))
      this.#nesting.add(block);
    this.#open = -1;
  }

  #between(start: number, end: number): MathSpan[] {
    const found: MathSpan[] = [];
    for (let index = this.#next; index >= 0; index -= 1) {
      const span = this.spans[index];
      if (span !== undefined && span.start < start) break;
      if (span !== undefined && span.end <= end) found.push(span);
    }
    return found.reverse();
  }
}
