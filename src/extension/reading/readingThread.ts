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

type ReplyTo<Ask> = Extract<ReadReply, { readonly ask: Ask }>;

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
    return (await this.#askOnce({ ask: 'problem', text, language, at }, 'problem')).problem;
  }

  async placeAt(text: string, language: DocumentLanguage, offset: number): Promise<PlaceReading> {
    return (await this.#askOnce({ ask: 'place', text, language, offset }, 'place')).place;
  }

  async landmarks(text: string, language: DocumentLanguage, near: number, most: number): Promise<Landmarks> {
    return (await this.#askOnce({ ask: 'landmarks', text, language, near, most }, 'landmarks')).landmarks;
  }

  async markEdits(text: string, language: DocumentLanguage, step: Span): Promise<MarkEdits> {
    const { given, ignore } = await this.#askOnce({ ask: 'marks', text, language, step }, 'marks');
    return { given, ignore };
  }

  async cells(asked: CellsToRead): Promise<CellsRead> {
    const { derivations, macros } = await this.#askOnce({ ask: 'cells', ...asked }, 'cells');
    return { derivations, macros };
  }

  async cellTasks(cell: CellText, cells: CellsAbove): Promise<readonly CellTask[]> {
    const replies = await this.#ask({ ask: 'tasks', cell, cells }, 'tasks');
    return replies.flatMap((reply) => reply.tasks);
  }

  async solutionEdit(text: string, problem: Problem, rendered: string): Promise<DocumentEdit> {
    return (await this.#askOnce({ ask: 'edit', text, problem, rendered }, 'edit')).edit;
  }

  dispose(): void {
    this.#thread.dispose();
  }

  /** A question whose answer comes in one part. */
  async #askOnce<Ask extends ReadReply['ask']>(request: object, ask: Ask): Promise<ReplyTo<Ask>> {
    const [reply] = await this.#ask(request, ask);
    if (reply === undefined) throw this.#tooLarge();
    return reply;
  }

  async #ask<Ask extends ReadReply['ask']>(request: object, ask: Ask): Promise<ReplyTo<Ask>[]> {
    const replies = await this.#thread.ask(request);
    if (replies === null) throw this.#tooLarge();
    return replies.filter((reply): reply is ReplyTo<Ask> => reply.ask === ask);
  }

  #tooLarge(): StepwiseError {
    const message = this.t(
      'The document could not be read in time, so nothing was checked or changed. Try again, or split the document.',
    );
    return new StepwiseError('too-large', message);
  }
}
