import type { Problem } from '../core/problem.ts';
import type { DocumentLanguage, Span } from '../core/span.ts';
import { solutionEditIn, type DocumentEdit } from './edits/solutionEdit.ts';
import { DocumentScan } from './documentScan.ts';
import { landmarksIn, type Landmarks } from './landmarks.ts';
import { nearest } from './nearest.ts';
import { OutlineCache } from './outline/outlineCache.ts';
import { placeIn, type PlaceReading } from './placeAt.ts';
import { problemIn } from './problemAt.ts';
import { derivationFrom, readDocument, type DocumentReading } from './readDocument.ts';
import type { DocumentDerivation, DocumentProblem } from './reading/reading.ts';

/** The derivations of a document nearest to a place, in the document's order. */
export interface NearDerivations {
  readonly derivations: readonly DocumentDerivation[];
  /** How many more the document has. */
  readonly left: number;
}

/**
 * Reads one document again and again while it is edited: the same text is read once, and of another one only the parts
 * that are new. It gives what `derivationsIn`, `problemAt` and `solutionEdit` give.
 */
export class DocumentReader {
  readonly #cache = new OutlineCache();
  #scan: DocumentScan | null = null;
  #last: DocumentReading | null = null;

  /** The derivations nearest to `near`, as many as have `most` steps together, and at least one. */
  derivationsNear(text: string, language: DocumentLanguage, near: number, most: number): NearDerivations {
    const reading = this.#read(text, language);
    const places = nearest(reading.derivations, near, most);
    const derivations = places.map((place) => derivationFrom(reading, place));
    return { derivations, left: reading.derivations.length - places.length };
  }

  problemAt(text: string, language: DocumentLanguage, at: Span): DocumentProblem | null {
    return problemIn(this.#read(text, language), at);
  }

  /** What stands at an offset. */
  placeAt(text: string, language: DocumentLanguage, offset: number): PlaceReading {
    return placeIn(this.#read(text, language), offset);
  }

  /** The landmarks nearest to a place, at most so many of each kind. */
  landmarks(text: string, language: DocumentLanguage, near: number, most: number): Landmarks {
    return landmarksIn(this.#read(text, language), near, most);
  }

  solutionEdit(text: string, problem: Problem, rendered: string): DocumentEdit {
    return solutionEditIn(this.#read(text, problem.language), problem, rendered);
  }

  #read(text: string, language: DocumentLanguage): DocumentReading {
    const last = this.#last;
    if (last?.language === language && last.text === text) return last;
    if (this.#scan?.language === language) this.#scan.become(text);
    else this.#scan = new DocumentScan(text, language);
    this.#last = readDocument(text, language, this.#cache, this.#scan.chunks);
    return this.#last;
  }
}
