import * as vscode from 'vscode';
import type { ModelState } from '../../runtime/client/index.ts';
import { AgentDesk } from '../agents/agentDesk.ts';
import { editorToolEngine } from '../agents/editorToolEngine.ts';
import { DocumentChecker, type FindDerivations } from '../check/documentChecker.ts';
import type { Judge } from '../check/judge.ts';
import { CommandTable } from '../editor/commandTable.ts';
import { sayFailure } from '../editor/sayFailure.ts';
import type { Opened } from '../entrance.ts';
import { channelLogger } from '../log/logChannel.ts';
import type { Mark } from '../marks/mark.ts';
import { MarkStore } from '../marks/markStore.ts';
import { readHere } from '../reading/readHere.ts';
import { registerFeatures } from '../registration.ts';
import { readSettings } from '../settings/readSettings.ts';
import { solveSettings } from '../settings/solveSettings.ts';
import { Proposals } from '../solve/proposals.ts';
import { Runs } from '../status/runs.ts';
import { Typesetter } from '../typeset/typesetter.ts';
import { webTypesetting } from '../typeset/webTypesetting.ts';
import { checkingFeatures } from './checking.ts';
import { drawingFeatures } from './drawing.ts';
import { type Ground, supportFeatures } from './support.ts';
import { noModelHere, WebEngineRoom } from './webEngineRoom.ts';

/** A browser fetches the typesetter's script with the first formula, perhaps from afar. */
const TYPESETTING_MS = 10_000;

/** The features of a window that is all in the browser: steps are checked by calculation, and nothing is solved. */
export class WebWorkshop implements Opened {
  readonly agents: AgentDesk;
  readonly engineState: ModelState = { kind: 'none' };
  readonly #marks = new MarkStore();
  readonly #commands = new CommandTable();
  readonly #all: readonly { dispose(): unknown }[];

  constructor(context: vscode.ExtensionContext, ground: Ground) {
    const log = channelLogger(ground.channel);
    const marks = this.#marks;
    const window = { marks, proposals: new Proposals(), runs: new Runs(), commands: this.#commands, log };
    const room = new WebEngineRoom(context, log);
    const judge: Judge = (...order) => room.engine.judge(...order);
    const reading = readHere();
    const find: FindDerivations = ({ text, language }, ...order) => reading.derivationsNear(text, language, ...order);
    const checker = new DocumentChecker(find, judge, marks, () => room.engine.isScored());
    const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'typeset.js').toString(true);
    const typesetter = new Typesetter(webTypesetting(script), log, TYPESETTING_MS);
    const features = [
      ...drawingFeatures(context.extensionUri, marks, typesetter, log),
      ...checkingFeatures(window, checker, reading),
      ...supportFeatures(window, room, ground),
    ];
    this.agents = new AgentDesk(
      editorToolEngine(room.engine, () => solveSettings(readSettings(log))),
      reading,
    );
    this.#all = [...registerFeatures(features, log), typesetter, room, window.runs, window.proposals, marks];
  }

  marks(address: string): readonly Mark[] {
    return this.#marks.of(address);
  }

  async run(command: string, given: readonly unknown[]): Promise<void> {
    if (this.#commands.handles(command)) await this.#commands.run(command, given).catch(sayFailure);
    else await vscode.window.showInformationMessage(noModelHere());
  }

  dispose(): void {
    for (const one of this.#all) one.dispose();
  }
}
