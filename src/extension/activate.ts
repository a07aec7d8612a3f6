import * as vscode from 'vscode';
import type { StepwiseApi } from './api.ts';
import { drawingFeatures } from './composition/drawing.ts';
import { commandIds } from './editor/commands.ts';
import { registerExplain } from './explain/explainStep.ts';
import { channelLogger } from './log/logChannel.ts';
import { MarkStore } from './marks/markStore.ts';
import { registerFeatures } from './registration.ts';

/** Puts the extension in place. Nothing is started here: the symbolic thread and the model begin with their first use. */
export function activate(context: vscode.ExtensionContext): StepwiseApi {
  const began = performance.now();
  const channel = vscode.window.createOutputChannel('Stepwise Math', { log: true });
  const log = channelLogger(channel);
  const marks = new MarkStore();
  const features = [
    ...drawingFeatures(context.extensionUri, marks, log),
    { name: 'explain', register: () => registerExplain(marks) },
    {
      name: 'log',
      register: () =>
        vscode.commands.registerCommand(commandIds.showLog, () => {
          channel.show();
        }),
    },
  ];
  context.subscriptions.push(channel, marks, ...registerFeatures(features, log));
  const activationMs = performance.now() - began;
  log.info('Ready.', { activationMs });
  return { activationMs, marks: (address) => marks.of(address), engineState: () => ({ kind: 'none' }) };
}
