import * as vscode from 'vscode';
import { commandIds } from '../editor/commands.ts';
import type { Feature } from '../registration.ts';
import { registerReport } from '../report/copyReport.ts';
import { readSettings } from '../settings/readSettings.ts';
import { keepContextKeys } from '../status/contextKeys.ts';
import { registerEngineStatus } from '../status/engineCommands.ts';
import type { EngineRoom } from './engineRoom.ts';
import type { Window } from './window.ts';

/** The features around the work: status, models, log, report and the context keys of the menus. */
export function supportFeatures(
  { marks, runs, log }: Window,
  room: EngineRoom,
  channel: vscode.LogOutputChannel,
  activationMs: () => number,
): readonly Feature[] {
  return [
    { name: 'status', register: () => registerEngineStatus(room.control) },
    { name: 'models', register: () => room.registerModels() },
    { name: 'context keys', register: () => keepContextKeys(marks, runs) },
    {
      name: 'log',
      register: () =>
        vscode.commands.registerCommand(commandIds.showLog, () => {
          channel.show();
        }),
    },
    {
      name: 'report',
      register: () =>
        registerReport({
          extensionVersion: room.version,
          activationMs,
          state: () => room.state,
          settings: () => readSettings(log),
          model: () => room.describeModels(),
        }),
    },
  ];
}
