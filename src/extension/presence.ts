import * as vscode from 'vscode';
import type { StepwiseApi } from './api.ts';
import type { Ground } from './composition/support.ts';
import type { Entrance, Opened } from './entrance.ts';
import { StatusItem } from './status/statusItem.ts';

/** What activation made: the entrance to the features, and what others may read of them. */
export interface Presence<Features extends Opened> {
  readonly entrance: Entrance<Features>;
  readonly api: Omit<StepwiseApi, 'extendMarkdownIt'>;
}

/** Makes what a window shows from the start, its log and its status item, and measures how long activation takes. */
export function present<Features extends Opened>(
  context: vscode.ExtensionContext,
  enter: (ground: Ground) => Entrance<Features>,
): Presence<Features> {
  const began = performance.now();
  const channel = vscode.window.createOutputChannel('Stepwise Math', { log: true });
  const status = new StatusItem();
  const entrance = enter({ channel, status, activationMs: () => activationMs });
  context.subscriptions.push(channel, status, entrance);
  const activationMs = performance.now() - began;
  channel.info('Ready.', { activationMs });
  const api = {
    activationMs,
    marks: (address: string) => entrance.opened?.marks(address) ?? [],
    engineState: () => entrance.opened?.engineState ?? { kind: 'none' as const },
  };
  return { entrance, api };
}
