import type { LogOutputChannel } from 'vscode';
import { commandIds } from '../editor/commands.ts';
import type { Feature } from '../registration.ts';
import { registerReport } from '../report/copyReport.ts';
import { readSettings } from '../settings/readSettings.ts';
import { keepContextKeys } from '../status/contextKeys.ts';
import { registerEngineStatus } from '../status/engineCommands.ts';
import type { NotebookGate } from '../notebook/notebookGate.ts';
import type { StatusItem } from '../status/statusItem.ts';
import type { EngineRoom } from './engineRoom.ts';
import type { Window } from './window.ts';

/** What the support features take from activation. */
export interface Ground {
  readonly channel: LogOutputChannel;
  readonly status: StatusItem;
  readonly activationMs: () => number;
  readonly gate: NotebookGate;
}

/** The features around the work: status, models, log, report and the context keys of the menus. */
export function supportFeatures(
  { marks, runs, log, commands }: Window,
  room: EngineRoom,
  { channel, status, activationMs }: Ground,
): readonly Feature[] {
  const sources = {
    extensionVersion: room.version,
    activationMs,
    state: () => room.state,
    settings: () => readSettings(log),
    model: () => room.describeModels(),
  };
  return [
    { name: 'status', register: () => registerEngineStatus(commands, status, room.control) },
    { name: 'models', register: () => room.registerModels(commands) },
    { name: 'context keys', register: () => keepContextKeys(marks, runs) },
    {
      name: 'log',
      register: () =>
        commands.handle(commandIds.showLog, () => {
          channel.show();
        }),
    },
    { name: 'report', register: () => registerReport(commands, sources) },
  ];
}
