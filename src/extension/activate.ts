import * as vscode from 'vscode';
import type { StepwiseApi } from './api.ts';
import type { Workshop } from './composition/workshop.ts';
import { SIDE_VIEW } from './editor/addresses.ts';
import { Entrance } from './entrance.ts';
import { channelLogger } from './log/logChannel.ts';
import { NotebookGate } from './notebook/notebookGate.ts';
import { present, type Presence } from './presence.ts';
import { verdictPlugin } from './preview/verdictPlugin.ts';
import { registerFeatures } from './registration.ts';

/**
 * Puts the extension in place: its commands, its status item and its log. All else is loaded by the first command, the
 * first look at a document or notebook with mathematics or its first edit, so that an editor without any pays nothing.
 */
export function activate(context: vscode.ExtensionContext): StepwiseApi {
  const { entrance, api }: Presence<Workshop> = present(context, (ground) => {
    const gate = new NotebookGate((): Promise<Workshop> => opening.open());
    const opening = new Entrance<Workshop>(context, ground, async (...given) => {
      const { loadWorkshop } = await import('./composition/loadWorkshop.ts');
      const { Workshop } = await loadWorkshop();
      return new Workshop(...given, gate);
    });
    const notebooks = { name: 'notebooks', register: () => gate.open() };
    context.subscriptions.push(
      registerSideView(opening),
      ...registerFeatures([notebooks], channelLogger(ground.channel)),
    );
    return opening;
  });
  return {
    ...api,
    extendMarkdownIt: (md) => {
      verdictPlugin(md, (address) => entrance.opened?.previewSteps(address) ?? []);
      return md;
    },
  };
}

function registerSideView(entrance: Entrance<Workshop>): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider(SIDE_VIEW, {
    resolveWebviewView: async (opened) => {
      (await entrance.open()).showView(opened);
    },
  });
}
