import type { LogOutputChannel } from 'vscode';
import type { Disposable } from '../../core/disposable.ts';
import type { ModelState } from '../../runtime/client/index.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { commandIds } from '../editor/commands.ts';
import type { Feature } from '../registration.ts';
import { registerReport } from '../report/copyReport.ts';
import type { MachineFacts } from '../report/reportText.ts';
import { readSettings } from '../settings/readSettings.ts';
import { keepContextKeys } from '../status/contextKeys.ts';
import { type EngineControl, registerEngineStatus } from '../status/engineCommands.ts';
import type { StatusItem } from '../status/statusItem.ts';
import { registerOpenExample } from '../welcome/openExample.ts';
import type { Window } from './window.ts';

/** What the support features take from activation. */
export interface Ground {
  readonly channel: LogOutputChannel;
  readonly status: StatusItem;
  readonly activationMs: () => number;
}

/** What runs beside the extension host, as the status, the models' commands and the report see it. */
export interface Room extends Disposable {
  readonly version: string;
  readonly state: ModelState;
  readonly control: EngineControl;
  registerModels(commands: CommandTable): Disposable;
  /** The models in use, a line each. */
  describeModels(): Promise<readonly string[]>;
  machine(): MachineFacts;
}

/** The features around the work: status, models, log, report and the context keys of the menus. */
export function supportFeatures(
  { marks, runs, log, commands }: Window,
  room: Room,
  { channel, status, activationMs }: Ground,
): readonly Feature[] {
  const sources = {
    extensionVersion: room.version,
    activationMs,
    state: () => room.state,
    settings: () => readSettings(log),
    model: () => room.describeModels(),
    machine: () => room.machine(),
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
    { name: 'example', register: () => registerOpenExample(commands) },
    { name: 'report', register: () => registerReport(commands, sources) },
  ];
}
