import * as vscode from 'vscode';
import type { Span } from '../../core/span.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import { askedText } from '../editor/askedText.ts';
import { commandIds } from '../editor/commands.ts';
import { atPlace } from '../editor/cursorAt.ts';
import { spanOf } from '../editor/ranges.ts';
import { whileUnchanged } from '../editor/whileUnchanged.ts';
import type { MarkStore } from '../marks/markStore.ts';
import { verdictSummary } from '../present/solutionSummary.ts';
import type { Window } from '../composition/window.ts';
import type { Checked, DocumentChecker } from './documentChecker.ts';

/** Steps that one command checks: more marks than an editor draws without being felt are of no use to anybody. */
const MOST_STEPS = 1000;

/** The commands that check steps on demand, with the scorer where one is installed, and the one that clears all marks. */
export function registerCheckCommands(window: Window, checker: DocumentChecker): vscode.Disposable {
  const { marks, commands } = window;
  const checkHere = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (editor) await checkOnDemand(window, checker, editor.document, spanOf(editor.document, editor.selection));
  };
  const compareHere = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (editor) await compare(window, checker, editor.document, spanOf(editor.document, editor.selection));
  };
  const checkAll = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (editor) await checkOnDemand(window, checker, editor.document, null);
  };
  return vscode.Disposable.from(
    commands.handle(commandIds.checkSteps, atPlace(checkHere)),
    commands.handle(commandIds.checkDocument, checkAll),
    commands.handle(commandIds.compareTries, compareHere),
    commands.handle(commandIds.clearMarks, () => {
      marks.replaceAll(marks.documents().map((address) => [address, []]));
    }),
  );
}

/** Checks a document, or the derivations that touch a part of it, and says what came of it. */
export async function checkOnDemand(
  { marks, runs }: Pick<Window, 'marks' | 'runs'>,
  checker: DocumentChecker,
  document: vscode.TextDocument,
  within: Span | null,
): Promise<void> {
  const asked = askedOrSaid(document);
  if (asked === null) return;
  const address = document.uri.toString();
  const checked = await whileUnchanged(document, (unchanged) =>
    runs.run(vscode.l10n.t('Checking steps'), async (stop) => {
      const text = { address, ...asked };
      const signal = AbortSignal.any([stop, unchanged]);
      const order = { within, near: cursor(document), most: MOST_STEPS, signal };
      // What the symbolic witness says is shown at once; scores may have to wait for a model to be loaded.
      const light = await checker.check(text, { ...order, depth: 'light' });
      if (await checker.isScored()) await checker.check(text, { ...order, depth: 'full' });
      return light;
    }),
  );
  say(checked, marks, address, within);
}

/** Judges the steps at the cursor beside solutions written without sight of them; says so where that cannot be done. */
async function compare(
  { marks, runs }: Pick<Window, 'marks' | 'runs'>,
  checker: DocumentChecker,
  document: vscode.TextDocument,
  within: Span,
): Promise<void> {
  const asked = askedOrSaid(document);
  if (asked === null) return;
  const address = document.uri.toString();
  const text = { address, ...asked };
  const checked = await whileUnchanged(document, (unchanged) =>
    runs.run(vscode.l10n.t('Writing independent tries'), (stop) => {
      const signal = AbortSignal.any([stop, unchanged]);
      return checker.check(text, { within, depth: 'tried', near: within.start, most: MOST_STEPS, signal });
    }),
  );
  if (checked.steps > 0 && !marks.of(address).some(({ judged }) => isCompared(judged))) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'The steps were checked, but none could be compared with independent tries: no problem stands above them, or no step states a value.',
      ),
    );
  } else say(checked, marks, address, within);
}

/** What a document has to be checked; null, and said, where there is nothing that is read. */
function askedOrSaid(document: vscode.TextDocument): ReturnType<typeof askedText> {
  const asked = askedText(document);
  if (asked !== null) return asked;
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Nothing was checked: texts in this language are not read. Steps are read in Markdown and LaTeX, and in a notebook also in the comments of Python, Julia and R.',
    ),
  );
  return null;
}

function isCompared({ evidence }: JudgedStep): boolean {
  return evidence.some(({ witness }) => witness === 'agreement');
}

function cursor(document: vscode.TextDocument): number {
  const editor = vscode.window.activeTextEditor;
  return editor?.document === document ? document.offsetAt(editor.selection.active) : 0;
}

function say({ steps, left }: Checked, marks: MarkStore, address: string, within: Span | null): void {
  const { t } = vscode.l10n;
  if (steps > 0 && left > 0 && within === null) {
    void vscode.window.showInformationMessage(
      t(
        'The {0} steps nearest to the cursor were checked; the document has more. To check those, put the cursor among them.',
        steps,
      ),
    );
  }
  if (steps > 0) {
    const judged = marks.of(address).map((mark) => mark.judged);
    vscode.window.setStatusBarMessage(`Stepwise Math: ${verdictSummary(judged, t)}`, 5000);
    return;
  }
  const message =
    within === null
      ? t(
          'No steps were found in this document. Steps are list items, lines of an align environment, or a chain of equations.',
        )
      : t('No steps were found at the cursor. Put the cursor in a derivation, or check the whole document.');
  void vscode.window.showInformationMessage(message);
}
