import * as vscode from 'vscode';
import { toFailure } from '../../../core/errors.ts';
import type { Logger } from '../../../core/logger.ts';
import type { CellTask, CellText } from '../../../document/index.ts';
import { stopSignal } from '../../editor/stopSignal.ts';
import { emptyProposal } from '../../solve/proposal.ts';
import { aboveOf, readableText } from '../cells/cellTexts.ts';
import { type CellRun, writeOutput } from '../output/writeOutput.ts';
import { asExecution } from './asExecution.ts';
import { LiveOutput } from './liveOutput.ts';
import { runTask, type TaskEngine } from './runTask.ts';

const NOTHING: CellRun = { kind: 'solution', proposal: emptyProposal(), rows: [], macros: {} };

/** What there is to do in a cell. */
interface CellWork {
  readonly text: CellText;
  readonly tasks: readonly CellTask[];
}

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
      const signal = AbortSignal.any([interrupted, stopSignal(execution.token)]);
      await asExecution(execution, async () => {
        await execution.clearOutput();
        return this.#runTasks(cell, execution, signal);
      });
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
    let found: CellWork | null;
    try {
      found = await this.#workIn(cell);
    } catch (error) {
      await finish(new LiveOutput(execution), failed(NOTHING, 'failed', toFailure(error).message));
      return false;
    }
    if (found === null) return true;
    for (const task of found.tasks) {
      const phase = (await this.#runTask(found.text, task, execution, signal)).proposal.phase;
      if (phase === 'stopped') return undefined;
      if (phase === 'failed') return false;
    }
    return true;
  }

  /** @throws StepwiseError `too-large` for a cell that is left alone, or takes too long to be read */
  async #workIn(cell: vscode.NotebookCell): Promise<CellWork | null> {
    const text = readableText(cell);
    return text && { text, tasks: await this.engine.reading.cellTasks(text, aboveOf(cell)) };
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
