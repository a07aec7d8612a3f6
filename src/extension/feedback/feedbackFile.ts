import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { Signal } from '../events/signal.ts';
import { type FeedbackContent, readFeedback, writeFeedback } from './feedbackLines.ts';
import { saidOf, type SaidOutcome, type SaidStep, withSaid } from './feedbackRows.ts';

/** The user's words on steps, in one file on this machine, in the format that scorers are trained from. It is sent nowhere. */
export class FeedbackFile implements vscode.Disposable {
  readonly #place: vscode.Uri;
  readonly #changed = new Signal<undefined>();
  #content: FeedbackContent = { rows: [], foreign: [] };
  #writing: Promise<unknown> = Promise.resolve();
  readonly onChange = this.#changed.on;

  constructor(private readonly folder: vscode.Uri) {
    this.#place = vscode.Uri.joinPath(folder, 'feedback.jsonl');
    this.#writing = this.#read().catch(() => undefined);
  }

  get place(): vscode.Uri {
    return this.#place;
  }

  said(step: SaidStep): boolean | null {
    return saidOf(this.#content.rows, step);
  }

  /** Writes a word down, one after another; the file is read anew first, for another window may have written to it. */
  say(step: SaidStep, right: boolean): Promise<SaidOutcome> {
    const said = this.#writing.then(async () => {
      await this.#read();
      const { rows, outcome } = withSaid(this.#content.rows, step, right, () => `feedback-${randomUUID()}`);
      await this.#write({ ...this.#content, rows });
      return outcome;
    });
    this.#writing = said.catch(() => undefined);
    return said;
  }

  /** How many derivations the user said something of. */
  async count(): Promise<number> {
    await this.#read();
    return this.#content.rows.length;
  }

  /** Deletes the file, with all that is in it. */
  erase(): Promise<void> {
    const erased = this.#writing.then(async () => {
      await vscode.workspace.fs.delete(this.#place).then(undefined, unlessMissing);
      this.#content = { rows: [], foreign: [] };
      this.#changed.fire(undefined);
    });
    this.#writing = erased.catch(() => undefined);
    return erased;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #read(): Promise<void> {
    try {
      const bytes = await vscode.workspace.fs.readFile(this.#place);
      this.#content = readFeedback(new TextDecoder().decode(bytes));
    } catch (error) {
      unlessMissing(error);
      this.#content = { rows: [], foreign: [] };
    }
  }

  async #write(content: FeedbackContent): Promise<void> {
    await vscode.workspace.fs.createDirectory(this.folder);
    await vscode.workspace.fs.writeFile(this.#place, new TextEncoder().encode(writeFeedback(content)));
    this.#content = content;
    this.#changed.fire(undefined);
  }
}

/** Another window may have erased the file. @throws what is no such thing */
function unlessMissing(error: unknown): void {
  if (!(error instanceof vscode.FileSystemError) || error.code !== 'FileNotFound') throw error;
}
