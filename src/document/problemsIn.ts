import type { DocumentLanguage } from '../core/span.ts';
import { problemFrom, readDocument } from './readDocument.ts';
import type { DocumentProblem } from './reading/reading.ts';

/** All problems a document states, in order: exercises, and paragraphs and items that ask for something. */
export function problemsIn(text: string, language: DocumentLanguage): DocumentProblem[] {
  const reading = readDocument(text, language);
  return reading.problems.map((place) => problemFrom(reading, place)).sort((a, b) => a.span.start - b.span.start);
}
