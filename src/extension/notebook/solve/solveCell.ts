import * as vscode from 'vscode';
import { StepwiseError } from '../../../core/errors.ts';
import type { Problem } from '../../../core/problem.ts';
import { spanOf } from '../../editor/ranges.ts';
import { whileOpen } from '../../editor/whileUnchanged.ts';
import type { Reading } from '../../reading/reading.ts';
import { proposalSummary } from '../../solve/proposalText.ts';
import type { Proposal } from '../../solve/proposal.ts';
import { runSolution, type WriteSolution } from '../../solve/solver.ts';
import type { Runs } from '../../status/runs.ts';
import { aboveOf, readableText } from '../cells/cellTexts.ts';
import type { Offers } from './offers.ts';
import { stillStates } from './stillStates.ts';

/** What happens to a cell's solution once it is written. */
export interface SolutionWays {
  readonly reading: Pick<Reading, 'problemAt' | 'cellTasks'>;
  readonly write: WriteSolution;
  /** The solution as the text of a Markdown cell. */
  readonly render: (proposal: Proposal, notebook: vscode.Uri) => string;
  /** Takes note of the verdicts that the steps of a new cell have already. */
  readonly offered: (cell: vscode.NotebookCell, proposal: Proposal) => void;
}

/** Solves a cell's problem and offers the solution as a Markdown cell below it. */
export class SolveCell {
  constructor(
    private readonly ways: SolutionWays,
    private readonly offers: Offers,
    private readonly runs: Runs,
  ) {}

  async solve(cell: vscode.NotebookCell): Promise<void> {
    const { t } = vscode.l10n;
    const before = cell.document.getText();
    const problem = await problemOf(cell, this.ways.reading);
    if (problem === null) {
      void vscode.window.showInformationMessage(t('This cell states no problem. Write one into it, then solve it.'));
      return;
    }
    const proposal = await whileOpen(cell.notebook, (open) =>
      this.runs.run(
        t('Solving cell {0}', cell.index + 1),
        (stop, report) => this.#write(problem, AbortSignal.any([stop, open]), report),
        true,
      ),
    );
    if (cell.notebook.isClosed) return;
    if (stillStates(cell.document.getText(), before, problem)) await this.#offer(cell, proposal);
    else {
      void vscode.window.showWarningMessage(
        t('The problem was changed since it was solved, so its solution was not written. Solve it again.'),
      );
    }
  }

  accept(cell: vscode.NotebookCell): void {
    const offered = this.offers.at(cell);
    if (offered === null) return;
    this.offers.accept(offered);
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Stepwise Math: the solution is kept in cell {0}.', offered.index + 1),
      5000,
    );
  }

  async discard(cell: vscode.NotebookCell): Promise<void> {
    const offered = this.offers.at(cell);
    if (offered === null || (await this.offers.discard(offered))) return;
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The notebook refused the edit, so the solution still stands in it. Delete its cell by hand.'),
    );
  }

  async #write(problem: Problem, signal: AbortSignal, report: (message: string) => void): Promise<Proposal> {
    const proposal = await runSolution(this.ways.write(problem, [], signal), [], (state) => {
      report(proposalSummary(state, vscode.l10n.t));
    });
    if (proposal.phase === 'failed') throw new StepwiseError('internal', proposal.message ?? '');
    return proposal;
  }

  async #offer(cell: vscode.NotebookCell, proposal: Proposal): Promise<void> {
    const { t } = vscode.l10n;
    if (proposal.steps.length === 0) return;
    const offered = cell.index < 0 ? null : await this.offers.put(cell, this.ways.render(proposal, cell.notebook.uri));
    if (offered === null) {
      void vscode.window.showErrorMessage(
        t('The notebook refused the edit, so the solution was not put in. Solve the cell again.'),
      );
      return;
    }
    this.ways.offered(offered, proposal);
    const [accept, discard] = [t('Accept'), t('Discard')];
    const message = t('The solution stands in cell {0}. {1}', offered.index + 1, proposalSummary(proposal, t));
    const answer = await vscode.window.showInformationMessage(message, accept, discard);
    if (answer === accept) this.accept(offered);
    else if (answer === discard) await this.discard(offered);
  }
}

/**
 * The problem at the cursor where the cell is being edited, else the first that is open, else the one its steps answer.
 * @throws StepwiseError `too-large`
 */
async function problemOf(cell: vscode.NotebookCell, reading: SolutionWays['reading']): Promise<Problem | null> {
  const text = readableText(cell);
  if (text === null) return null;
  const above = aboveOf(cell);
  const editor = vscode.window.activeTextEditor;
  if (editor?.document === cell.document) {
    const here = await reading.problemAt(text.text, text.language, spanOf(cell.document, editor.selection));
    if (here !== null) return { ...here, macros: { ...above.macros, ...here.macros } };
  }
  const tasks = await reading.cellTasks(text, above);
  for (const task of tasks) {
    const open = task.kind === 'solve' ? task.problem : task.question;
    if (open !== null) return open;
  }
  const [first] = tasks;
  return first?.kind === 'check' ? (first.derivation.problem ?? null) : null;
}
