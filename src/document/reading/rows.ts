import type { Span } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';
import { trimSpan } from '../outline/trimSpan.ts';
import { readBegin } from '../scan/mathEnvironments.ts';
import { textLines } from './sentences.ts';

const wrappers = /^(?:aligned|alignedat|split|gathered|align|gather|array|eqnarray|flalign|alignat)\*?$/;
const leadingRelation =
  /^&?\s*(?:=|<|>|\\(?:leq?|geq?|neq?|approx|equiv|Rightarrow|implies|iff|Leftrightarrow)(?![A-Za-z]))/;
const spacing = /^(?:\*?\s*\[[^\]\n]*\]|\*)/;
/** No label is longer; more is not looked at. */
const LONGEST_NOTE = 200;
const notesBefore = /^(?:\s|\\hline(?![A-Za-z])|\\(?:short)?intertext\s*\{[^{}]*\})+/;
const notesAfter = /(?:\\(?:label|tag\*?)\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z]))\s*$/;

/** The rows of a display formula, each without `\\`: one for each line of an align, or of a chain written over lines. */
export function formulaRows(text: string, math: MathSpan): Span[] {
  const body = unwrap(text, withoutArgument(text, math));
  const rows = splitRows(text, body);
  return rows.length > 1 ? rows : rows.flatMap((row) => chainLines(text, row));
}

function withoutArgument(text: string, math: MathSpan): Span {
  const argument = /^(?:\s*\[[^\]\n]*\])?(?:alignat|array)/.test(math.environment ?? '')
    ? argumentLength(text, math.inner)
    : 0;
  return trimSpan(text, math.inner.start + argument, math.inner.end);
}

function argumentLength(text: string, span: Span): number {
  return /^\s*(?:\[[^\]\n]*\])?\s*\{[^{}\n]*\}/.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
}

/** Looks through an environment that wraps the whole formula and only arranges its rows. */
function unwrap(text: string, span: Span): Span {
  const begin = readBegin(text, span.start);
  if (begin === null || !wrappers.test(begin.name)) return span;
  const closer = `\\end{${begin.name}}`;
  if (!text.slice(begin.end, span.end).endsWith(closer)) return span;
  const inner = { start: begin.end, end: span.end - closer.length };
  const argument = /^(?:alignedat|alignat|array)/.test(begin.name) ? argumentLength(text, inner) : 0;
  return trimSpan(text, inner.start + argument, inner.end);
}

function splitRows(text: string, span: Span): Span[] {
  const rows: Span[] = [];
  let depth = 0;
  let from = span.start;
  for (let at = span.start; at < span.end; at += 1) {
    const character = text[at];
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (character === '%') at = commentEnd(text, at, span.end);
    else if (character === '\\') {
      if (text.startsWith('\\begin', at)) depth += 1;
      else if (text.startsWith('\\end', at)) depth -= 1;
      else if (text[at + 1] === '\\' && depth <= 0) {
        rows.push(trimSpan(text, from, at));
        from = at + 2 + (spacing.exec(text.slice(at + 2, at + 40))?.[0].length ?? 0);
      }
      at += 1;
    }
  }
  rows.push(trimSpan(text, from, span.end));
  return rows.map((row) => withoutNotes(text, withoutComments(text, row))).filter((row) => row.start < row.end);
}

function commentEnd(text: string, at: number, end: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? end : Math.min(newline, end);
}

/** Comments at a row's start (they belong to the row before) and at its end are no part of its text. */
function withoutComments(text: string, row: Span): Span {
  const source = text.slice(row.start, row.end);
  const head = /^(?:\s*%[^\n]*(?:\n|$))+\s*/.exec(source)?.[0].length ?? 0;
  const tail = /(?:^|[^\\])(%[^\n]*)$/.exec(source)?.[1]?.length ?? 0;
  return trimSpan(text, row.start + head, Math.max(row.start + head, row.end - tail));
}

/** Rules and words between rows, and a row's label and number, are no part of what it states. */
function withoutNotes(text: string, row: Span): Span {
  const start = row.start + (notesBefore.exec(text.slice(row.start, row.end))?.[0].length ?? 0);
  let end = row.end;
  for (;;) {
    const from = Math.max(start, end - LONGEST_NOTE);
    const note = notesAfter.exec(text.slice(from, end));
    if (note === null) return trimSpan(text, start, end);
    end = from + note.index;
  }
}

/** `a\n= b\n= c` reads as the rows `a\n= b` and `= c`; anything else is one row. */
function chainLines(text: string, row: Span): Span[] {
  const lines = textLines(text, row);
  const starts = lines.filter((line, index) => index > 0 && leadingRelation.test(text.slice(line.start, line.end)));
  if (starts.length < 2 && !(starts.length === 1 && /=|\\[lg]e/.test(text.slice(row.start, lines[0]?.end))))
    return [row];
  const first = lines[0];
  const merged = first !== undefined && !/[=<>]|\\[lg]e/.test(text.slice(first.start, first.end));
  const cuts = [row.start, ...starts.slice(merged ? 1 : 0).map((line) => line.start), row.end];
  return cuts.slice(1).map((end, index) => trimSpan(text, cuts[index] ?? row.start, end));
}
