import type { DocumentLanguage, Span } from '../core/span.ts';
import { mathSpanAt } from './mathSpan.ts';
import type { Block } from './outline/block.ts';
import { textOf, trimSpan } from './outline/trimSpan.ts';
import { problemFrom, readDocument, type DocumentReading } from './readDocument.ts';
import { asks } from './reading/questions.ts';
import type { DocumentProblem } from './reading/reading.ts';
import { sentences } from './reading/sentences.ts';
import type { ProblemPlace } from './reading/places.ts';
import { isBlank, lineEnd, lineStart } from './scan/lines.ts';

/**
 * The problem at a place: the selection when it holds anything; else the exercise, item, paragraph, heading or formula
 * under the cursor, never with a solution that already stands below it. In a solution it is the problem above. Null
 * where nothing stands at or right above the cursor.
 */
export function problemAt(text: string, language: DocumentLanguage, at: Span | number): DocumentProblem | null {
  return problemIn(readDocument(text, language), at);
}

/** The same for a document that was read already. */
export function problemIn(reading: DocumentReading, at: Span | number): DocumentProblem | null {
  const { start, end } = typeof at === 'number' ? { start: at, end: at } : at;
  const selection = trimSpan(reading.text, start, end);
  if (selection.start < selection.end) return problemFrom(reading, { span: selection, text: selection });
  const place = placeAt(reading, start);
  return place === null ? null : problemFrom(reading, place);
}

function placeAt(reading: DocumentReading, offset: number): ProblemPlace | null {
  const cursor = onText(reading.text, offset);
  if (cursor === null) return null;
  const derivation = reading.derivations.find(({ span }) => covers(span, cursor));
  if (derivation !== undefined && derivation.problem !== null) return derivation.problem;
  const problem = reading.problems.filter(({ span }) => covers(span, cursor)).at(-1);
  if (problem !== undefined) return oneSentence(reading, problem, cursor);
  return plainPlace(reading, cursor);
}

/** The cursor, moved onto its line's text, or onto the last line of text when its own is blank; null above all text. */
function onText(text: string, offset: number): number | null {
  let at = Math.max(0, Math.min(offset, text.length));
  while (at > 0 && isBlank(text, lineStart(text, at), lineEnd(text, lineStart(text, at)))) at = lineStart(text, at) - 1;
  if (at < 0 || isBlank(text, 0, lineEnd(text, at))) return null;
  const line = trimSpan(text, lineStart(text, at), lineEnd(text, lineStart(text, at)));
  return Math.max(line.start, Math.min(at, line.end));
}

function covers(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Of several sentences that each ask something, the one under the cursor. */
function oneSentence(reading: DocumentReading, place: ProblemPlace, offset: number): ProblemPlace {
  const inside = reading.spans.filter((math) => covers(place.text, math.start));
  const asking = sentences(reading.text, place.text, inside).filter((sentence) => {
    const words = textOf(reading.text, sentence);
    return asks(words) && inside.some((math) => covers(sentence, math.start));
  });
  const chosen = asking.find((sentence) => covers(sentence, offset));
  return asking.length < 2 || chosen === undefined ? place : { span: chosen, text: chosen };
}

/** Where nothing asks: the formula under the cursor, else the whole block. */
function plainPlace(reading: DocumentReading, offset: number): ProblemPlace | null {
  const path = pathTo(reading.blocks, offset);
  const block = path.at(-1);
  const math = mathSpanAt(reading.spans, offset);
  if (math !== null) return { span: math, text: math };
  if (block === undefined || block.kind === 'other' || block.kind === 'comment') return null;
  return block.kind === 'heading' ? sectionPlace(reading, path.at(-2), block) : { span: block, text: block };
}

/** A heading stands for the one problem below it, else for its whole text up to the next heading or derivation. */
function sectionPlace(reading: DocumentReading, parent: Block | undefined, heading: Block): ProblemPlace {
  const level = parent !== undefined && 'blocks' in parent ? parent.blocks : reading.blocks;
  const after = level.slice(level.indexOf(heading) + 1);
  const stop = after.findIndex((block) => block.kind === 'heading');
  const last = after.slice(0, stop === -1 ? after.length : stop).at(-1);
  const section = { start: heading.start, end: last?.end ?? heading.end };
  const inside = reading.problems.filter(({ span }) => section.start < span.start && span.end <= section.end);
  if (inside.length === 1 && inside[0] !== undefined) return inside[0];
  const derivation = reading.derivations.find(({ span }) => span.start >= heading.end && span.start < section.end);
  const span = trimSpan(reading.text, section.start, Math.min(section.end, derivation?.span.start ?? section.end));
  return { span, text: span };
}

function pathTo(blocks: readonly Block[], offset: number): Block[] {
  const block = blocks.find((candidate) => covers(candidate, offset));
  if (block === undefined) return [];
  if (block.kind === 'environment') return [block, ...pathTo(block.blocks, offset)];
  if (block.kind !== 'list') return [block];
  const item = block.items.find((candidate) => covers(candidate, offset));
  return item === undefined ? [block] : [block, ...pathTo(item.blocks, offset)];
}
