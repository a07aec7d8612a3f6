import { findMathSpans } from '../findMathSpans.ts';
import { escapeLatex } from './escapeLatex.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { plainMath } from './plainMath.ts';
import { plainToLatex } from './plainToLatex.ts';

/** The languages a solution can be written in. */
export type SolutionLanguage = 'markdown' | 'latex';

/** A stretch of a step: words, or the inside of a formula. */
export interface StepPiece {
  readonly kind: 'words' | 'math';
  readonly text: string;
}

/**
 * Cuts one step's text, as a model wrote it, into words and mathematics. Formulas between delimiters are kept; in the
 * words, plain arithmetic and equations become mathematics where that is clearly what they are. White space is one
 * space; a label ("Step 3:") or list marker at the start is left out.
 */
export function stepPieces(text: string): StepPiece[] {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:[-*+] |\d+[.)] |(?:\*\*)?Step \d+[.:](?:\*\*)? ?)+/i, '');
  const pieces: StepPiece[] = [];
  let from = 0;
  for (const span of findMathSpans(line, 'plaintext')) {
    const inner = line.slice(span.inner.start, span.inner.end).trim();
    if (!isSound(inner)) continue;
    addWords(line.slice(from, span.start), pieces);
    const whole = span.kind === 'environment' ? line.slice(span.start, span.end) : inner;
    pieces.push({ kind: 'math', text: whole });
    from = span.end;
  }
  addWords(line.slice(from), pieces);
  return pieces;
}

/** One step as a line of Markdown (`$...$`) or LaTeX, with everything else escaped. What is written so already stays. */
export function stepMarkup(text: string, language: SolutionLanguage): string {
  const escape = language === 'latex' ? escapeLatex : escapeMarkdown;
  const line = stepPieces(text)
    .map((piece) => (piece.kind === 'math' ? `$${piece.text}$` : escape(piece.text)))
    .join('')
    .trim();
  // A bracket at the start would be read as the label of the \item before it.
  return language === 'latex' && line.startsWith('[') ? `{}${line}` : line;
}

function addWords(text: string, into: StepPiece[]): void {
  let from = 0;
  for (const span of plainMath(text)) {
    const latex = plainToLatex(text.slice(span.start, span.end));
    if (!isSound(latex)) continue;
    if (span.start > from) into.push({ kind: 'words', text: text.slice(from, span.start) });
    into.push({ kind: 'math', text: latex });
    from = span.end;
  }
  if (from < text.length) into.push({ kind: 'words', text: text.slice(from) });
}

/** True for mathematics that can be put between dollars: braces balanced, no bare dollar or comment, no lone backslash. */
export function isSound(latex: string): boolean {
  let depth = 0;
  for (let at = 0; at < latex.length; at += 1) {
    const character = latex[at];
    if (character === '\\') {
      at += 1;
      if (at >= latex.length) return false;
    } else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (character === '$' || character === '%') return false;
    if (depth < 0) return false;
  }
  return depth === 0 && latex !== '';
}
