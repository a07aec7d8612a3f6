import * as vscode from 'vscode';
import type { Plot, PlotRequest } from '../../core/plotting.ts';
import { commandIds } from '../editor/commands.ts';
import { languageIds } from '../editor/languages.ts';
import { registerFeedback } from '../feedback/feedbackCommands.ts';
import type { FeedbackFile } from '../feedback/feedbackFile.ts';
import { DerivationLenses } from '../lenses/derivationLenses.ts';
import { showFailingStep } from '../lenses/showFailingStep.ts';
import { refreshPreviews } from '../preview/refreshPreviews.ts';
import type { Reading } from '../reading/reading.ts';
import type { Feature } from '../registration.ts';
import { readSettings } from '../settings/readSettings.ts';
import type { WriteSolution } from '../solve/solver.ts';
import { PictureShelf } from '../typeset/pictureShelf.ts';
import type { Typesetter } from '../typeset/typesetter.ts';
import { AskedAlternatives } from '../view/askedAlternatives.ts';
import { Graphs } from '../view/graphs.ts';
import { SideView } from '../view/sideView.ts';
import { registerViewCommands } from '../view/viewCommands.ts';
import { ViewRequests } from '../view/viewRequests.ts';
import type { Window } from './window.ts';

const selector = languageIds.map((language) => ({ language }));

/** What the side view takes from the rest of the window. */
export interface ViewSources {
  readonly extension: vscode.Uri;
  readonly write: WriteSolution;
  readonly typesetter: Typesetter;
  readonly feedback: FeedbackFile;
  readonly reading: Reading;
  readonly plot: (request: PlotRequest) => Promise<Plot | null>;
}

/** The side view, to be filled when the editor opens it. */
export function makeSideView(window: Window, sources: ViewSources): SideView {
  const { extension, write, typesetter, plot, feedback, reading } = sources;
  const { marks, proposals, runs, commands, log } = window;
  const alternatives = new AskedAlternatives(write);
  const shelf = new PictureShelf((latex, macros) => typesetter.set(latex, macros));
  return new SideView({
    extension,
    marks,
    proposals,
    reading,
    alternatives,
    requests: new ViewRequests(commands, runs, alternatives, feedback),
    set: shelf.inline,
    feedback,
    graphs: new Graphs(plot),
    log,
  });
}

/** The features that show a derivation outside its text: the side view, the Markdown preview, and what the user says of it. */
export function viewingFeatures(
  window: Window,
  view: SideView,
  feedback: FeedbackFile,
  reading: Reading,
): readonly Feature[] {
  const { commands, marks, proposals } = window;
  return [
    { name: 'side view', register: () => view.start() },
    { name: 'side view commands', register: () => registerViewCommands(commands, view) },
    { name: 'derivation lenses', register: () => registerLenses(window, reading) },
    { name: 'Markdown preview', register: () => refreshPreviews(marks) },
    { name: 'feedback', register: () => registerFeedback(commands, marks, proposals, { file: feedback, reading }) },
  ];
}

function registerLenses({ marks, proposals, log, commands }: Window, reading: Reading): vscode.Disposable {
  const enabled = (document: vscode.TextDocument): boolean => readSettings(log, document)['marks.codeLens'];
  const lenses = new DerivationLenses(marks, proposals, reading, enabled);
  return vscode.Disposable.from(
    lenses,
    vscode.languages.registerCodeLensProvider(selector, lenses),
    commands.handle(commandIds.showFailingStep, (address, offset) => showFailingStep(marks, address, offset)),
  );
}
