import type * as vscode from 'vscode';
import type { ModelState } from '../../runtime/client/index.ts';
import { derivationsIn } from '../../document/index.ts';
import { DocumentChecker } from '../check/documentChecker.ts';
import { CommandTable } from '../editor/commandTable.ts';
import { channelLogger } from '../log/logChannel.ts';
import type { Mark } from '../marks/mark.ts';
import { MarkStore } from '../marks/markStore.ts';
import { registerFeatures } from '../registration.ts';
import { Proposals } from '../solve/proposals.ts';
import { Runs } from '../status/runs.ts';
import { checkingFeatures } from './checking.ts';
import { drawingFeatures } from './drawing.ts';
import { EngineRoom } from './engineRoom.ts';
import { solvingFeatures } from './solving.ts';
import { type Ground, supportFeatures } from './support.ts';

/** All features of one window, put in place at the first command or the first edit of a document that is read. */
export class Workshop implements vscode.Disposable {
  readonly #marks = new MarkStore();
  readonly #commands = new CommandTable();
  readonly #room: EngineRoom;
  readonly #all: readonly { dispose(): unknown }[];

  constructor(context: vscode.ExtensionContext, ground: Ground) {
    const log = channelLogger(ground.channel);
    const marks = this.#marks;
    const window = { marks, proposals: new Proposals(), runs: new Runs(), commands: this.#commands, log };
    const room = new EngineRoom(context, log);
    const checker = new DocumentChecker(derivationsIn, (...order) => room.engine.judge(...order), marks);
    const features = [
      ...drawingFeatures(context.extensionUri, marks, log),
      ...checkingFeatures(window, checker),
      ...solvingFeatures(window, room.engine, checker),
      ...supportFeatures(window, room, ground),
    ];
    this.#room = room;
    this.#all = [...registerFeatures(features, log), room, window.runs, window.proposals, marks];
  }

  get engineState(): ModelState {
    return this.#room.state;
  }

  marks(address: string): readonly Mark[] {
    return this.#marks.of(address);
  }

  run(command: string, given: readonly unknown[]): Promise<void> {
    return this.#commands.run(command, given);
  }

  dispose(): void {
    for (const one of this.#all) one.dispose();
  }
}
