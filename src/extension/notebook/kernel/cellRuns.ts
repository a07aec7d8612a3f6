import * as vscode from 'vscode';
import { toFailure } from '../../../core/errors.ts';
import type { Logger } from '../../../core/logger.ts';
import type { CellTask, CellText } from '../../../document/index.ts';
import { emptyProposal } from '../../solve/proposal.ts';
import { aboveOf, isTooLarge, textOf, tooLargeText } from '../cells/cellTexts.ts';
import { type CellRun, writeOutput } from '../output/writeOutput.ts';
import { LiveOutput } from './liveOutput.ts';
import { runTask, type TaskEngine } from './runTask.ts';

const NOTHING: CellRun = { kind: 'solution', proposal: emptyProposal(), rows: [], macros: {} };

/** Runs cells one after another, each as an execution that the notebook shows and that can be interrupted. */
export class CellRuns {
  readonly #stops = new Map<string, AbortController>();
  #tail: Promise<void> = Promise.resolve();
  #order = 0;

  constructor(
    private readonly engine: TaskEngine,
    private readonly log: Logger,
  ) {}

  /** Cells wait for those before them: there is one model. An interruption drops those of its notebook that wait. */
  run(cells: readonly vscode.NotebookCell[], controller: vscode.NotebookController): Promise<void> {
    const jobs = cells.map((cell) => ({ cell, signal: this.#signalFor(cell.notebook) }));
    this.#tail = this.#tail.then(async () => {
      for (const { cell, signal } of jobs) if (!signal.aborted) await this.#runCell(cell, controller, signal);
    });
    return this.#tail;
  }

  interrupt(notebook: vscode.NotebookDocument): void {
    const address = notebook.uri.toString();
    this.#stops.get(address)?.abort();
    this.#stops.delete(address);
  }

  dispose(): void {
    for (const stop of this.#stops.values()) stop.abort();
  }

  #signalFor({ uri }: vscode.NotebookDocument): AbortSignal {
    const stop = this.#stops.get(uri.toString()) ?? new AbortController();
    this.#stops.set(uri.toString(), stop);
    return stop.signal;
  }

  /** Never throws: a cell that was deleted meanwhile is no reason to stop the others. */
  async #runCell(
    cell: vscode.NotebookCell,
    controller: vscode.NotebookController,
    interrupted: AbortSignal,
  ): Promise<void> {
    try {
      const execution = controller.createNotebookCellExecution(cell);
      execution.executionOrder = ++this.#order;
      execution.start(Date.now());
      const own = new AbortController();
      execution.token.onCancellationRequested(() => {
        own.abort();
      });
      await execution.clearOutput();
      const success = await this.#runTasks(cell, execution, AbortSignal.any([interrupted, own.signal]));
      execution.end(success, Date.now());
    } catch (error) {
      this.log.error('A cell could not be run to its end.', { error: String(error) });
    }
  }

  /** Whether all went to its end; undefined when it was interrupted. */
  async #runTasks(
    cell: vscode.NotebookCell,
    execution: vscode.NotebookCellExecution,
    signal: AbortSignal,
  ): Promise<boolean | undefined> {
    const text = textOf(cell);
    if (text === null) {
      if (!isTooLarge(cell.document)) return true;
      const message = tooLargeText(cell, cell.document.getText().length);
      await finish(new LiveOutput(execution), failed(NOTHING, 'failed', message));
      return false;
    }
    for (const task of await this.engine.reading.cellTasks(text, aboveOf(cell))) {
      const phase = (await this.#runTask(text, task, execution, signal)).proposal.phase;
      if (phase === 'stopped') return undefined;
      if (phase === 'failed') return false;
    }
    return true;
  }

  async #runTask(
    text: CellText,
    task: CellTask,
    execution: vscode.NotebookCellExecution,
    signal: AbortSignal,
  ): Promise<CellRun> {
    const output = new LiveOutput(execution);
    let last: CellRun = { ...NOTHING, kind: task.kind === 'solve' ? 'solution' : 'check' };
    try {
      last = await runTask(this.engine, text, task, signal, (run) => {
        last = run;
        output.show(writeOutput(run, vscode.l10n.t));
      });
    } catch (error) {
      const { code, message } = toFailure(error);
      last = failed(last, code === 'cancelled' ? 'stopped' : 'failed', message);
    }
    return finish(output, last);
  }
}

function failed(run: CellRun, phase: 'stopped' | 'failed', message: string): CellRun {
  return { ...run, proposal: { ...run.proposal, phase, partial: '', message } };
}

async function finish(output: LiveOutput, run: CellRun): Promise<CellRun> {
  await output.finish(writeOutput(run, vscode.l10n.t));
  return run;
}
