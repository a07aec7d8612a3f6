import * as vscode from 'vscode';
import type { DocumentLanguage } from '../../core/span.ts';
import type { DocumentProblem } from '../../document/index.ts';
import type { EvolveOutcome, Evolution } from '../../engine/index.ts';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { languageOf } from '../editor/languages.ts';
import { spanOf } from '../editor/ranges.ts';
import { replaceIn } from '../editor/replaceIn.ts';
import type { Reading } from '../reading/reading.ts';
import { Review } from '../solve/review.ts';
import type { Runs } from '../status/runs.ts';
import { variantEdit } from './variantEdit.ts';
import { easier, harder, similar, type VariantKind } from './variantKinds.ts';

/** Has a model make another problem by a method of the engine, and checks that it has one answer. */
export type MakeVariant = (problem: string, method: string, signal: AbortSignal) => Promise<EvolveOutcome>;

interface Place {
  readonly document: vscode.TextDocument;
  readonly language: DocumentLanguage;
  readonly problem: DocumentProblem;
}

/** Derivations around the problem that are looked through for those that answer it. */
const MOST = 50;

/** Other problems made of the one at the cursor. Only one whose independent solutions agree on an answer is offered. */
export class Variants {
  constructor(
    private readonly make: MakeVariant,
    private readonly reading: Reading,
    private readonly runs: Runs,
  ) {}

  register(commands: CommandTable): vscode.Disposable {
    const { t } = vscode.l10n;
    return vscode.Disposable.from(
      commands.handle(commandIds.makeEasier, () => this.#offer(easier(t))),
      commands.handle(commandIds.similarProblem, () => this.#offer(similar(t))),
      commands.handle(commandIds.makeHarder, async () => {
        const kinds = harder(t).map((kind) => ({ label: kind.title, detail: kind.detail, chosen: kind }));
        const picked = await vscode.window.showQuickPick(kinds, { placeHolder: t('How is it to become harder?') });
        if (picked) await this.#offer(picked.chosen);
      }),
    );
  }

  async #offer(kind: VariantKind): Promise<void> {
    const place = await this.#placeHere();
    if (place === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No problem was found at the cursor. Put the cursor in a problem, or select its text.'),
      );
      return;
    }
    const run = (signal: AbortSignal): Promise<EvolveOutcome> => this.make(place.problem.text, kind.method, signal);
    const { evolution, eliminated } = await this.runs.run(kind.title, run, true);
    if (evolution) await this.#insertWhenWanted(place, evolution);
    else sayNone(eliminated.length);
  }

  async #placeHere(): Promise<Place | null> {
    const editor = vscode.window.activeTextEditor;
    const language = editor && languageOf(editor.document.languageId);
    if (!editor || !language) return null;
    const { document } = editor;
    const problem = await this.reading.problemAt(document.getText(), language, spanOf(document, editor.selection));
    return problem && { document, language, problem };
  }

  /** Shows the change, and makes it in one edit when it is wanted and the document is still the same. */
  async #insertWhenWanted(
    { document, language, problem }: Place,
    { problem: variant, vote }: Evolution,
  ): Promise<void> {
    const { t } = vscode.l10n;
    const text = document.getText();
    const landmarks = await this.reading.landmarks(text, language, problem.span.start, MOST);
    const edit = variantEdit(text, language, problem.span, landmarks, variant);
    const checked = vote
      ? t(
          '{0} of {1} independent solutions of it agree on the answer {2}. Insert it?',
          vote.agree,
          vote.tries,
          vote.answer ?? '',
        )
      : t('Insert the new problem?');
    const words = { title: t('Problem ↔ with its variant'), question: checked, yes: t('Insert'), no: t('Discard') };
    if (!(await new Review().ask(document, edit, words))) return;
    if (document.getText() !== text) {
      void vscode.window.showWarningMessage(
        t('The document changed meanwhile, so the new problem was not inserted. Ask for it again.'),
      );
      return;
    }
    const refused = t('The document refused the edit, so the new problem was not inserted. Is the document read-only?');
    await replaceIn(document, edit, refused);
  }
}

function sayNone(count: number): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'None of {0} variants had one answer that independent solutions agree on. The document is as it was; try again or choose another way.',
      count,
    ),
  );
}
