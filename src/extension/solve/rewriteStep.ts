import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable.ts';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { languageOf } from '../editor/languages.ts';
import { replaceIn, stepRefused } from '../editor/replaceIn.ts';
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
      await this.runs.run(vscode.l10n.t('Writing the step again'), (signal) => this.#rewrite(place, signal), true);
    });
  }

  async #rewrite({ document, mark }: StepPlace, signal: AbortSignal): Promise<void> {
    const text = document.getText();
    const language = languageOf(document.languageId);
    if (language === null) return;
    const problem = await this.findProblem(text, language, { start: mark.span.start, end: mark.span.start });
    if (problem === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No problem stands above these steps, so the model does not know what is asked.'),
      );
      return;
    }
    const kept = this.marks.before(document.uri.toString(), mark);
    const step = await firstNewStep(this.write(problem, kept, signal), kept.length);
    if (step === null || signal.aborted || document.isClosed) return;
    if (document.getText() !== text) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The document changed while the step was written, so it was left as it is. Try again.'),
      );
      return;
    }
    const written = replacementText(text, language, mark.span, step.text);
    await replaceIn(document, { span: mark.span, text: written }, stepRefused());
  }
}
