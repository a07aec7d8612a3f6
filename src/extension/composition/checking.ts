import * as vscode from 'vscode';
import { registerFixStep } from '../actions/fixStep.ts';
import { STEP_FIX, StepActions } from '../actions/stepActions.ts';
import { AutomaticChecks } from '../check/automaticChecks.ts';
import { registerCheckCommands } from '../check/checkCommands.ts';
import type { DocumentChecker } from '../check/documentChecker.ts';
import { markedDocuments } from '../editor/languages.ts';
import { registerExplain } from '../explain/explainStep.ts';
import type { Reading } from '../reading/reading.ts';
import type { Feature } from '../registration.ts';
import { readSettings } from '../settings/readSettings.ts';
import { registerCheckText } from '../textReport/showCheckText.ts';
import type { Window } from './window.ts';

const selector = [...markedDocuments];

/** The features that judge what the user wrote: by command, after a pause in typing, and with quick fixes. */
export function checkingFeatures(window: Window, checker: DocumentChecker, reading: Reading): readonly Feature[] {
  const { marks, log, commands } = window;
  const actions = new StepActions(marks, reading);
  const kinds = { providedCodeActionKinds: [STEP_FIX] };
  return [
    { name: 'check commands', register: () => registerCheckCommands(window, checker) },
    {
      name: 'automatic checks',
      register: () => new AutomaticChecks(checker, marks, (document) => readSettings(log, document), log),
    },
    {
      name: 'quick fixes',
      register: () => vscode.languages.registerCodeActionsProvider(selector, actions, kinds),
    },
    { name: 'check as text', register: () => registerCheckText(commands, marks) },
    { name: 'fixing a step', register: () => registerFixStep(commands, marks, actions) },
    { name: 'explain', register: () => registerExplain(commands, marks) },
  ];
}
