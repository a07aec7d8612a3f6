import type { DocumentLanguage, Span } from '../core/span.ts';
import { readMacros, type MacroTable } from './macros/readMacros.ts';
import { outline } from './outline/outline.ts';
import type { OutlineCache } from './outline/outlineCache.ts';
import type { Block } from './outline/block.ts';
import type { MathSpan } from './mathSpan.ts';
import { markOf } from './reading/marks.ts';
import type { DocumentDerivation, DocumentProblem, DocumentStep } from './reading/reading.ts';
import type { DerivationPlace, Places, ProblemPlace } from './reading/places.ts';
import { readSequence } from './reading/sequence.ts';
import type { Chunk } from './scan/chunk.ts';
import { allChunks } from './scan/chunks.ts';

/** A document read whole: its formulas, its blocks, and where its problems and derivations stand. */
export interface DocumentReading extends Places {
  readonly text: string;
  readonly language: DocumentLanguage;
  readonly spans: readonly MathSpan[];
  readonly blocks: readonly Block[];
  readonly macros: MacroTable;
}

/** Reads a document's structure. Linear in the text, but for Markdown's own lists and quotes; never throws. */
export function readDocument(
  text: string,
  language: DocumentLanguage,
  cache: OutlineCache | null = null,
  chunks: readonly Chunk[] = allChunks(text, language),
): DocumentReading {
  const spans = chunks.flatMap((chunk) => chunk.spans);
  const blocks = outline(text, language, chunks, cache);
  const places: Places = { problems: [], derivations: [] };
  readSequence({ text, spans }, blocks, null, places);
  return { text, language, spans, blocks, macros: readMacros(text), ...places };
}

/** The problem that stands at a place, as it is given to an engine. */
export function problemFrom(reading: DocumentReading, place: ProblemPlace): DocumentProblem {
  const { macros } = reading;
  const text = withoutQuotes(reading, place.text);
  const problem = { text, language: reading.language, span: place.span };
  return Object.keys(macros).length === 0 ? problem : { ...problem, macros };
}

/** The derivation that stands at a place. */
export function derivationFrom(reading: DocumentReading, place: DerivationPlace): DocumentDerivation {
  const { span, inserted, problem } = place;
  const steps = place.steps.map((step, index) => stepFrom(reading.text, step, place.steps[index + 1]?.start));
  const derivation = { steps, span, inserted };
  if (problem !== null) return { ...derivation, problem: problemFrom(reading, problem) };
  const { macros } = reading;
  return Object.keys(macros).length === 0 ? derivation : { ...derivation, macros };
}

function stepFrom(text: string, span: Span, next: number | undefined): DocumentStep {
  const mark = markOf(text, span, next ?? text.length);
  const step = { text: text.slice(span.start, span.end), span };
  return mark === null ? step : { ...step, mark };
}

/** Markdown's quote marks at the start of lines are no part of what a problem says. */
function withoutQuotes({ text, language }: DocumentReading, span: Span): string {
  const words = text.slice(span.start, span.end);
  return language === 'latex' ? words : words.replace(/\n[ \t]*>[ \t>]*/g, '\n');
}
