import * as vscode from 'vscode';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { languageOf } from '../editor/languages.ts';
import { findPlace, type StepPlace } from '../marks/findPlace.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { Reading } from '../reading/reading.ts';
import type { Proposals } from '../solve/proposals.ts';
import type { FeedbackFile } from './feedbackFile.ts';
import type { SaidStep } from './feedbackRows.ts';

/** The commands by which the user says that a step is right or wrong, looks at what was said, and erases it. */
export function registerFeedback(
  commands: CommandTable,
  marks: MarkStore,
  proposals: Proposals,
  { file, reading }: { readonly file: FeedbackFile; readonly reading: Reading },
): vscode.Disposable {
  const say = (right: boolean) => async (address?: string, offset?: number) => {
    const place = findPlace(marks, address, offset);
    if (place === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No judged step stands at the cursor. Check the steps first.'),
      );
      return;
    }
    await sayOf(file, await saidStep(place, proposals, reading), right);
  };
  return vscode.Disposable.from(
    commands.handle(commandIds.stepIsRight, say(true)),
    commands.handle(commandIds.stepIsWrong, say(false)),
    commands.handle(commandIds.showFeedback, () => show(file)),
    commands.handle(commandIds.eraseFeedback, () => erase(file)),
  );
}

/** Writes down what the user said of a step, and says what became of it. */
export async function sayOf(file: FeedbackFile, step: SaidStep | null, right: boolean): Promise<void> {
  if (step === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'No problem stands above these steps, so nothing was kept: what is right depends on what is asked.',
      ),
    );
    return;
  }
  const outcome = await file.say(step, right);
  if (outcome === 'after-wrong') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('A step before this one is said to be wrong, so nothing was kept: what follows rests on it.'),
    );
    return;
  }
  const message =
    outcome === 'withdrawn'
      ? vscode.l10n.t('Stepwise Math: taken back.')
      : vscode.l10n.t('Stepwise Math: kept on this machine alone. Show Feedback opens the file.');
  vscode.window.setStatusBarMessage(message, 5000);
}

/** The step with all before it as the document, or the open solution, has them; null without a problem. */
async function saidStep(
  { document, mark }: StepPlace,
  proposals: Proposals,
  reading: Reading,
): Promise<SaidStep | null> {
  const { index } = mark.judged;
  const open = proposals.ofPreview(document.uri.toString());
  if (open) return { problem: open.problem.text, steps: open.proposal.steps.map(({ text }) => text), index };
  const language = languageOf(document.languageId);
  if (language === null) return null;
  const { derivation } = await reading.placeAt(document.getText(), language, mark.span.start);
  if (!derivation?.problem) return null;
  return { problem: derivation.problem.text, steps: derivation.steps.map(({ text }) => text), index };
}

async function show(file: FeedbackFile): Promise<void> {
  if ((await file.count()) === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('You have not said of any step yet that it is right or wrong. A step’s hover offers both.'),
    );
    return;
  }
  await vscode.window.showTextDocument(file.place);
}

async function erase(file: FeedbackFile): Promise<void> {
  const count = await file.count();
  if (count === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no feedback to erase.'));
    return;
  }
  const confirm = vscode.l10n.t('Erase');
  const question = vscode.l10n.t('Erase what you said of the steps of {0} derivations? This cannot be undone.', count);
  if ((await vscode.window.showWarningMessage(question, { modal: true }, confirm)) !== confirm) return;
  await file.erase();
  vscode.window.setStatusBarMessage(vscode.l10n.t('Stepwise Math: the feedback was erased.'), 5000);
}
