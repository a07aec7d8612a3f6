import type * as vscode from 'vscode';
import type { Mark } from '../../marks/mark.ts';
import { languageOf, mayHoldMath } from '../../editor/languages.ts';
import type { EngineHost } from '../../engine/engineHost.ts';
import type { DocumentChecker } from '../../check/documentChecker.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Depth } from '../../check/judge.ts';
import { isAsRead, isTooLarge, textOf } from './cellTexts.ts';
import { type CellToCheck, cellsToCheck } from './cellsToCheck.ts';
import { Turns } from './turns.ts';

/** Derivations that are judged at a time, so that the symbolic thread never waits for the next steps. */
const AT_ONCE = 16;

/** Verdicts are shown at most this often while a check goes on: each time costs the editor as much as one check. */
const SHOW_MS = 700;

/** What notebooks are checked with. */
export interface CellChecking {
  readonly checker: DocumentChecker;
  readonly reading: Reading;
  readonly engine: Pick<EngineHost, 'warm'>;
}

/** What checking a notebook came to. */
export interface NotebookCheck {
  readonly cells: number;
  readonly steps: number;
  /** Cells that were left alone for their size. */
  readonly tooLarge: readonly vscode.NotebookCell[];
}

/**
 * Checks the cells of a notebook from top to bottom, and shows the verdicts of many cells at a time. An abort leaves the
 * rest as it was, and so does an edit the cell that was edited.
 * @throws AbortError or StepwiseError `cancelled` when it was aborted; StepwiseError with the engine's reason
 */
export async function checkNotebook(
  { checker, reading, engine }: CellChecking,
  notebook: vscode.NotebookDocument,
  depth: Depth,
  signal: AbortSignal,
): Promise<NotebookCheck> {
  const cells = notebook.getCells();
  const tooLarge = cells.filter(({ document }) => languageOf(document.languageId) !== null && isTooLarge(document));
  // The symbolic thread takes as long to start as the first cells to be read.
  if (cells.some((cell) => mayHoldMath(textOf(cell)?.text ?? ''))) engine.warm();
  const check = new RunningCheck(checker, depth, signal);
  const queue = cellsToCheck(cells, reading);
  // Scores come from one model, which takes one derivation after another.
  const lanes = depth === 'light' ? AT_ONCE : 1;
  await Promise.all(Array.from({ length: lanes }, () => check.work(queue))).finally(() => {
    check.show();
  });
  signal.throwIfAborted();
  return { cells: check.cells, steps: check.steps, tooLarge };
}

/** One check of a notebook under way: its lanes share a queue of cells, what is to be shown, and the editor's patience. */
class RunningCheck {
  cells = 0;
  steps = 0;
  #judged: (readonly [cell: CellToCheck, marks: readonly Mark[]])[] = [];
  #shownAt = performance.now();
  readonly #turns = new Turns();

  constructor(
    private readonly checker: DocumentChecker,
    private readonly depth: Depth,
    private readonly signal: AbortSignal,
  ) {}

  async work(queue: AsyncIterator<CellToCheck>): Promise<void> {
    while (!this.signal.aborted) {
      const next = await queue.next();
      if (next.done === true) return;
      await this.#judge(next.value);
      await this.#turns.take();
    }
  }

  /** Shows what was judged since the last time; cells that are no longer as they were read are left as they are. */
  show(): void {
    const judged = this.#judged.splice(0).filter(([{ document, text }]) => isAsRead(document, text));
    this.checker.show(judged.map(([{ document }, marks]) => [document.uri.toString(), marks]));
    this.#shownAt = performance.now();
  }

  async #judge(cell: CellToCheck): Promise<void> {
    const marks: Mark[] = [];
    for (const derivation of cell.derivations) {
      marks.push(...(await this.checker.judged(derivation, this.depth, this.signal)));
      if (this.signal.aborted) return;
      await this.#turns.take();
    }
    this.cells += 1;
    this.steps += marks.length;
    this.#judged.push([cell, marks]);
    if (performance.now() - this.#shownAt >= SHOW_MS) this.show();
  }
}
