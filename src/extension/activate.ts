import * as vscode from 'vscode';
import { derivationsIn } from '../document/index.ts';
import type { StepwiseApi } from './api.ts';
import { DocumentChecker } from './check/documentChecker.ts';
import { checkingFeatures } from './composition/checking.ts';
import { drawingFeatures } from './composition/drawing.ts';
import { EngineRoom } from './composition/engineRoom.ts';
import { solvingFeatures } from './composition/solving.ts';
import { supportFeatures } from './composition/support.ts';
import { channelLogger } from './log/logChannel.ts';
import { MarkStore } from './marks/markStore.ts';
import { registerFeatures } from './registration.ts';
import { Proposals } from './solve/proposals.ts';
import { Runs } from './status/runs.ts';

/** Puts the extension in place. Nothing is started here: the symbolic thread and the model begin with their first use. */
export function activate(context: vscode.ExtensionContext): StepwiseApi {
  const began = performance.now();
  const channel = vscode.window.createOutputChannel('Stepwise Math', { log: true });
  const window = { marks: new MarkStore(), proposals: new Proposals(), runs: new Runs(), log: channelLogger(channel) };
  const room = new EngineRoom(context, window.log);
  const checker = new DocumentChecker(
    derivationsIn,
    (derivation, depth, signal) => room.engine.judge(derivation, depth, signal),
    window.marks,
  );
  let activationMs = 0;
  const features = [
    ...drawingFeatures(context.extensionUri, window.marks, window.log),
    ...checkingFeatures(window, checker),
    ...solvingFeatures(window, room.engine, checker),
    ...supportFeatures(window, room, channel, () => activationMs),
  ];
  const { marks, proposals, runs, log } = window;
  context.subscriptions.push(channel, marks, proposals, runs, room, ...registerFeatures(features, log));
  activationMs = performance.now() - began;
  log.info('Ready.', { activationMs });
  return { activationMs, marks: (address) => marks.of(address), engineState: () => room.state };
}
