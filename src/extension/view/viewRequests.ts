import * as vscode from 'vscode';
import type { Span } from '../../core/span.ts';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { cursorAt } from '../editor/cursorAt.ts';
import { rangeOf } from '../editor/ranges.ts';
import { replaceIn, stepRefused } from '../editor/replaceIn.ts';
import { sayOf } from '../feedback/feedbackCommands.ts';
import type { FeedbackFile } from '../feedback/feedbackFile.ts';
import { repairOf } from '../present/failureText.ts';
import { replacementText } from '../solve/replacementText.ts';
import type { Runs } from '../status/runs.ts';
import { viewActions } from './actions.ts';
import type { AskedAlternatives } from './askedAlternatives.ts';
import type { ViewRequest } from './protocol.ts';
import { saidOfSubject, type Subject, type SubjectStep } from './subject.ts';

type Asked = Exclude<ViewRequest, { kind: 'ready' }>;

/** Does what the page asks for. Edits go into the document one at a time, each one undo, and only where the step still stands. */
export class ViewRequests {
  constructor(
    private readonly commands: CommandTable,
    private readonly runs: Runs,
    private readonly alternatives: AskedAlternatives,
    private readonly feedback: FeedbackFile,
  ) {}

  async answer(request: Asked, subject: Subject): Promise<void> {
    if (request.kind === 'view') return this.#view(request.action, subject);
    const step = subject.steps[request.step];
    if (step === undefined) return;
    if (request.kind === 'step') return this.#step(request.action, subject, step, request.step);
    const chosen = this.alternatives.of(subject, request.step)?.found[request.alternative];
    if (chosen) await replaceStep(subject, step, chosen.step.text);
  }

  async #view(action: string, subject: Subject): Promise<void> {
    switch (action) {
      case viewActions.stop:
        return this.#run(commandIds.stop);
      case viewActions.accept:
        await reveal(subject, subject.problem?.span ?? null);
        return this.#run(commandIds.accept);
      case viewActions.discard:
        await reveal(subject, subject.problem?.span ?? null);
        return this.#run(commandIds.discard);
      case viewActions.solve:
        await reveal(subject, subject.problem?.span ?? null);
        return this.#run(commandIds.solve);
      case viewActions.check:
        await reveal(subject, subject.steps[subject.current ?? 0]?.span ?? null);
        return this.#run(commandIds.checkSteps);
    }
  }

  async #step(action: string, subject: Subject, step: SubjectStep, index: number): Promise<void> {
    switch (action) {
      case viewActions.goTo:
        return reveal(subject, step.span);
      case viewActions.explain:
        return this.#run(commandIds.explainStep, subject, step);
      case viewActions.repair:
        return repairStep(subject, step);
      case viewActions.others:
        return this.#others(subject, index);
      case viewActions.right:
        return sayOf(this.feedback, saidOfSubject(subject, index), true);
      case viewActions.wrong:
        return sayOf(this.feedback, saidOfSubject(subject, index), false);
      case viewActions.stop:
        return this.#run(commandIds.stop);
    }
  }

  #run(command: string, subject?: Subject, step?: SubjectStep): Promise<void> {
    return this.commands.run(command, subject && step?.span ? [subject.address, step.span.start] : []);
  }

  async #others(subject: Subject, index: number): Promise<void> {
    const busy = vscode.l10n.t('Writing the step in another way …');
    await this.runs.run(vscode.l10n.t('Other ways to write a step'), (signal) =>
      this.alternatives.ask(subject, index, busy, signal),
    );
    if ((this.alternatives.of(subject, index)?.found.length ?? 0) > 0) return;
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The model wrote nothing but the step that stands here. The document is as it was.'),
    );
  }
}

/** Puts the cursor at a place of the subject's document; without a place it stays where it is. */
async function reveal({ address }: Subject, span: Span | null): Promise<void> {
  if (span !== null) await cursorAt(address, span.start);
}

async function repairStep(subject: Subject, step: SubjectStep): Promise<void> {
  const { judged } = step;
  const repair = judged && repairOf(judged);
  if (!repair) return;
  if (judged.step.text !== step.text) {
    sayChanged();
    return;
  }
  const text = step.text.slice(0, repair.start) + repair.text + step.text.slice(repair.end);
  await editStep(subject, step, () => text);
}

async function replaceStep(subject: Subject, step: SubjectStep, written: string): Promise<void> {
  await editStep(subject, step, (text, span) => replacementText(text, subject.language, span, written));
}

async function editStep(
  { address }: Subject,
  { span, text }: SubjectStep,
  write: (text: string, span: Span) => string,
): Promise<void> {
  if (span === null) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
  if (document.getText(rangeOf(document, span)) !== text) {
    sayChanged();
    return;
  }
  await replaceIn(document, { span, text: write(document.getText(), span) }, stepRefused());
}

function sayChanged(): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t('The step was changed meanwhile, so it was left as it is. Try again.'),
  );
}
