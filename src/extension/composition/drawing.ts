import * as vscode from 'vscode';
import type { Logger } from '../../core/logger.ts';
import { StepColours } from '../colours/stepColours.ts';
import { StepDiagnostics } from '../diagnostics/stepDiagnostics.ts';
import { markedDocuments } from '../editor/languages.ts';
import { StepHints } from '../hints/stepHints.ts';
import { StepHovers } from '../hovers/stepHovers.ts';
import { StepTooltip } from '../hovers/stepTooltip.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { Feature } from '../registration.ts';
import { readSettings } from '../settings/readSettings.ts';
import { FormulaPictures } from '../typeset/formulaPictures.ts';
import { themeColour } from '../typeset/themeColour.ts';
import type { Typesetter } from '../typeset/typesetter.ts';

const selector = [...markedDocuments];

/** The features that show marks: hints, hovers, colours and diagnostics, each by itself. */
export function drawingFeatures(
  extension: vscode.Uri,
  marks: MarkStore,
  typesetter: Typesetter,
  log: Logger,
): readonly Feature[] {
  const pictures = new FormulaPictures((latex, macros) => typesetter.set(latex, macros), themeColour);
  const tooltip = new StepTooltip(pictures);
  return [
    { name: 'hints', register: () => registerHints(marks, tooltip, log) },
    { name: 'colours', register: () => registerColours(marks, log) },
    { name: 'diagnostics', register: () => registerDiagnostics(extension, marks, log) },
    {
      name: 'hovers',
      register: () => vscode.languages.registerHoverProvider(selector, new StepHovers(marks, tooltip)),
    },
  ];
}

function registerHints(marks: MarkStore, tooltip: StepTooltip, log: Logger): vscode.Disposable {
  const hints = new StepHints(marks, (document) => readSettings(log, document)['marks.hints'], tooltip);
  return vscode.Disposable.from(
    hints,
    vscode.languages.registerInlayHintsProvider(selector, hints),
    whenChanged('stepwise.marks', () => {
      hints.refresh();
    }),
  );
}

function registerColours(marks: MarkStore, log: Logger): vscode.Disposable {
  const colours = new StepColours(marks, (document) => readSettings(log, document)['marks.colour']);
  return vscode.Disposable.from(
    colours,
    whenChanged('stepwise.marks', () => {
      colours.drawAll();
    }),
  );
}

function registerDiagnostics(extension: vscode.Uri, marks: MarkStore, log: Logger): vscode.Disposable {
  const explanation = vscode.Uri.joinPath(extension, 'media', 'verdicts.md');
  const severity = (document: vscode.TextDocument): ReturnType<typeof readSettings>['check.severity'] =>
    readSettings(log, document)['check.severity'];
  const diagnostics = new StepDiagnostics(marks, severity, explanation);
  return vscode.Disposable.from(
    diagnostics,
    whenChanged('stepwise.check.severity', () => {
      diagnostics.drawAll();
    }),
  );
}

function whenChanged(section: string, act: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) act();
  });
}
