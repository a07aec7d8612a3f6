import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable.ts';
import { toFailure } from '../../core/errors.ts';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { languageOf } from '../editor/languages.ts';
import { rangeOf } from '../editor/ranges.ts';
import { findPlace, type StepPlace } from '../marks/findPlace.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { Runs } from '../status/runs.ts';
import { firstNewStep } from './firstNewStep.ts';
import { replacementText } from './replacementText.ts';
import type { FindProblem } from './solving.ts';
import type { WriteSolution } from './solver.ts';

/** Has the model write one step again and puts it in the old one's place, in one edit. */
export class RewriteStep {
  constructor(
    private readonly marks: MarkStore,
    private readonly findProblem: FindProblem,
    private readonly write: WriteSolution,
    private readonly runs: Runs,
  ) {}

  register(commands: CommandTable): Disposable {
    return commands.handle(commandIds.rewriteStep, async (address, offset) => {
      const place = findPlace(this.marks, address, offset);
      if (place === null) return;
      try {
        await this.runs.run(vscode.l10n.t('Writing the step again'), (signal) => this.#rewrite(place, signal), true);
      } catch (error) {
        const { code, message } = toFailure(error);
        if (code !== 'cancelled') void vscode.window.showErrorMessage(message);
      }
    });
  }

  async #rewrite({ document, mark }: StepPlace, signal: AbortSignal): Promise<void> {
    const text = document.getText();
    const language = languageOf(document.languageId);
    const problem =
      language && (await this.findProblem(text, language, { start: mark.span.start, end: mark.span.start }));
    if (!language || !problem) return;
    const kept = this.marks.before(document.uri.toString(), mark);
    const step = await firstNewStep(this.write(problem, kept, signal), kept.length);
    if (step === null || signal.aborted) return;
    if (document.getText() !== text) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The document changed while the step was written, so it was left as it is. Try again.'),
      );
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, mark.span), replacementText(text, language, mark.span, step.text));
    await vscode.workspace.applyEdit(edit);
  }
}
