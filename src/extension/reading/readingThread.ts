import type { Disposable } from '../../core/disposable.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';
import type { Problem } from '../../core/problem.ts';
import type { DocumentLanguage, Span } from '../../core/span.ts';
import type {
  CellsAbove,
  CellsRead,
  CellsToRead,
  CellTask,
  CellText,
  DocumentEdit,
  DocumentProblem,
  Landmarks,
  NearDerivations,
  PlaceReading,
} from '../../document/index.ts';
import { Thread } from '../threads/thread.ts';
import type { Words } from '../words.ts';
import { type ReadReply, readReply } from './messages.ts';
import type { MarkEdits, Reading } from './reading.ts';

/** A megabyte of Markdown takes seconds when it is first read, on a slow and busy machine ten times that. */
const LIMIT_MS = 60_000;

/** Reads documents outside the extension host. Each answer is about the text that was given, whatever is typed since. */
export class ReadingThread implements Reading, Disposable {
  readonly #thread: Thread<ReadReply>;

  constructor(
    script: string,
    log: Logger,
    private readonly t: Words,
    limitMs = LIMIT_MS,
  ) {
    const read = (message: unknown): ReadReply => readReply.parse(message);
    this.#thread = new Thread({ script, name: 'reading', limitMs, heapMb: 1024, read, log });
  }

  /** Starts the thread ahead of what it will be asked. */
  warm(): void {
    this.#thread.warm();
  }

  async derivationsNear(
    text: string,
    language: DocumentLanguage,
    near: number,
    most: number,
    cells: CellsAbove | null = null,
  ): Promise<NearDerivations> {
    const replies = await this.#ask({ ask: 'derivations', text, language, near, most, cells }, 'derivations');
    return { derivations: replies.flatMap((reply) => reply.derivations), left: replies[0]?.left ?? 0 };
  }

  async problemAt(text: string, language: DocumentLanguage, at: Span): Promise<DocumentProblem | null> {
    const [reply] = await this.#ask({ ask: 'problem', text, language, at }, 'problem');
    return reply?.problem ?? null;
  }

  async placeAt(text: string, language: DocumentLanguage, offset: number): Promise<PlaceReading> {
    const [reply] = await this.#ask({ ask: 'place', text, language, offset }, 'place');
    if (reply === undefined) throw this.#tooLarge();
    return reply.place;
  }

  async landmarks(text: string, language: DocumentLanguage, near: number, most: number): Promise<Landmarks> {
    const [reply] = await this.#ask({ ask: 'landmarks', text, language, near, most }, 'landmarks');
    if (reply === undefined) throw this.#tooLarge();
    return reply.landmarks;
  }

  async markEdits(text: string, language: DocumentLanguage, step: Span): Promise<MarkEdits> {
    const [reply] = await this.#ask({ ask: 'marks', text, language, step }, 'marks');
    if (reply === undefined) throw this.#tooLarge();
    return { given: reply.given, ignore: reply.ignore };
  }

  async cells(asked: CellsToRead): Promise<CellsRead> {
    const [reply] = await this.#ask({ ask: 'cells', ...asked }, 'cells');
    if (reply === undefined) throw this.#tooLarge();
    return { derivations: reply.derivations, macros: reply.macros };
  }

  async cellTasks(cell: CellText, cells: CellsAbove): Promise<readonly CellTask[]> {
    const replies = await this.#ask({ ask: 'tasks', cell, cells }, 'tasks');
    return replies.flatMap((reply) => reply.tasks);
  }

  async solutionEdit(text: string, problem: Problem, rendered: string): Promise<DocumentEdit> {
    const [reply] = await this.#ask({ ask: 'edit', text, problem, rendered }, 'edit');
    if (reply === undefined) throw this.#tooLarge();
    return reply.edit;
  }

  dispose(): void {
    this.#thread.dispose();
  }

  async #ask<Ask extends ReadReply['ask']>(
    request: object,
    ask: Ask,
  ): Promise<Extract<ReadReply, { readonly ask: Ask }>[]> {
    const replies = await this.#thread.ask(request);
    if (replies === null) throw this.#tooLarge();
    return replies.filter((reply): reply is Extract<ReadReply, { readonly ask: Ask }> => reply.ask === ask);
  }

  #tooLarge(): StepwiseError {
    const message = this.t(
      'The document could not be read in time, so nothing was checked or changed. Try again, or split the document.',
    );
    return new StepwiseError('too-large', message);
  }
}
