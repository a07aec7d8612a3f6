import * as vscode from 'vscode';
import { renderSolution } from '../../document/index.ts';
import type { DocumentChecker } from '../check/documentChecker.ts';
import { showWritten } from '../check/writtenVerdicts.ts';
import { NOTEBOOK_TYPE } from '../editor/languages.ts';
import type { EngineHost } from '../engine/engineHost.ts';
import { answerRenderer } from '../notebook/answerRenderer.ts';
import { CellStatus } from '../notebook/cells/cellStatus.ts';
import { registerCheckCells } from '../notebook/cells/checkCells.ts';
import { registerCheckOutput } from '../notebook/cells/checkOutput.ts';
import { RenderedCells } from '../notebook/cells/renderedCells.ts';
import { OpenedNotebooks } from '../notebook/cells/openedNotebooks.ts';
import { CellRuns } from '../notebook/kernel/cellRuns.ts';
import type { NotebookGate } from '../notebook/notebookGate.ts';
import { Offers } from '../notebook/solve/offers.ts';
import { SolveCell } from '../notebook/solve/solveCell.ts';
import { registerSolveCells } from '../notebook/solve/solveCommands.ts';
import type { Reading } from '../reading/reading.ts';
import type { Feature } from '../registration.ts';
import { readSettings } from '../settings/readSettings.ts';
import type { WriteSolution } from '../solve/solver.ts';
import type { Typesetter } from '../typeset/typesetter.ts';
import type { Window } from './window.ts';

/** What the features of notebooks are made from. */
export interface NotebookParts {
  readonly engine: EngineHost;
  readonly checker: DocumentChecker;
  readonly reading: Reading;
  readonly gate: NotebookGate;
  readonly write: WriteSolution;
  readonly typesetter: Typesetter;
}

/** The features of notebooks: cells are checked and solved in place, and run by the kernel. */
export function notebookFeatures(window: Window, parts: NotebookParts): readonly Feature[] {
  const { engine, gate, reading, write, typesetter } = parts;
  const { marks, log, commands, runs } = window;
  return [
    { name: 'cell status', register: () => registerStatus(new CellStatus(marks)) },
    { name: 'lines below rendered cells', register: () => new RenderedCells(marks) },
    { name: 'checking of cells', register: () => registerCheckCells(window, parts) },
    { name: 'checking of outputs', register: () => registerCheckOutput(window, parts.checker) },
    {
      name: 'automatic checks of notebooks',
      register: () => new OpenedNotebooks(parts, (scope) => readSettings(log, scope), log),
    },
    {
      name: 'solving of cells',
      register: () => {
        const offers = new Offers();
        const solving = new SolveCell(solutionWays(window, parts), offers, runs);
        return vscode.Disposable.from(offers, registerSolveCells(commands, solving));
      },
    },
    {
      name: 'notebook kernel',
      register: () => {
        const judge = (...order: Parameters<EngineHost['judge']>): ReturnType<EngineHost['judge']> =>
          engine.judge(...order);
        const cellRuns = new CellRuns({ judge, write, reading }, log);
        gate.work = {
          run: (cells, controller) => cellRuns.run(cells, controller),
          interrupt: (notebook) => {
            cellRuns.interrupt(notebook);
          },
          answer: (message) => answerRenderer((latex, macros) => typesetter.set(latex, macros), message),
        };
        return cellRuns;
      },
    },
  ];
}

function registerStatus(status: CellStatus): vscode.Disposable {
  return vscode.Disposable.from(
    status,
    vscode.notebooks.registerNotebookCellStatusBarItemProvider(NOTEBOOK_TYPE, status),
  );
}

function solutionWays(
  window: Window,
  { engine, checker, reading, write }: NotebookParts,
): ConstructorParameters<typeof SolveCell>[0] {
  return {
    reading,
    write,
    render: ({ steps }, notebook) =>
      renderSolution(steps, { shape: readSettings(window.log, notebook)['solution.shape'], language: 'markdown' }),
    offered: ({ document }, { judged }) => {
      const tools = { engine, checker, reading, log: window.log };
      void showWritten(tools, document, 'markdown', { start: 0, end: 0 }, judged);
    },
  };
}
