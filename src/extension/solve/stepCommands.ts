import * as vscode from 'vscode';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { languageOf } from '../editor/languages.ts';
import { findPlace, type StepPlace } from '../marks/findPlace.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { OpenProposal, Proposals } from './proposals.ts';
import type { FindProblem, Solving } from './solving.ts';

/** Commands that write a solution anew from one of its steps on: the steps before it stay. */
export class StepCommands {
  constructor(
    private readonly marks: MarkStore,
    private readonly proposals: Proposals,
    private readonly solving: Solving,
    private readonly findProblem: FindProblem,
  ) {}

  register(commands: CommandTable): vscode.Disposable {
    const from = (after: number) => (address?: string, offset?: number) => this.#solveFrom(after, address, offset);
    return vscode.Disposable.from(
      commands.handle(commandIds.tryAnotherWay, from(0)),
      commands.handle(commandIds.continueFromHere, from(1)),
    );
  }

  /** Keeps the steps before the one meant, and `after` more. Another way from no step is another solution. */
  async #solveFrom(after: number, address?: string, offset?: number): Promise<void> {
    const place = findPlace(this.marks, address, offset);
    if (place === null && after === 0) return this.solving.solveHere();
    if (place === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No judged step stands at the cursor. Check the steps first.'),
      );
      return;
    }
    const count = place.mark.judged.index + after;
    const open = this.proposals.ofPreview(place.document.uri.toString());
    await (open ? this.#inProposal(open, count) : this.#inDocument(place, count));
  }

  async #inProposal(open: OpenProposal, count: number): Promise<void> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(open.document));
    const problem = open.span ? { ...open.problem, span: open.span } : open.problem;
    await this.solving.solve(document, open.language, problem, open.proposal.judged.slice(0, count));
  }

  async #inDocument({ document, mark }: StepPlace, count: number): Promise<void> {
    const language = languageOf(document.languageId);
    if (language === null) return;
    const at = { start: mark.span.start, end: mark.span.start };
    const problem = await this.findProblem(document.getText(), language, at);
    if (problem === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No problem stands above these steps, so the model does not know what is asked.'),
      );
      return;
    }
    const steps = this.marks.before(document.uri.toString(), mark);
    await this.solving.solve(document, language, problem, count > steps.length ? [...steps, mark.judged] : steps);
  }
}
