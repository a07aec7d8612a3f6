import * as vscode from 'vscode';
import type { ModelState } from '../../runtime/client/index.ts';
import { AgentDesk } from '../agents/agentDesk.ts';
import { editorToolEngine } from '../agents/editorToolEngine.ts';
import { DocumentChecker } from '../check/documentChecker.ts';
import type { Judge } from '../check/judge.ts';
import { CommandTable } from '../editor/commandTable.ts';
import { sayFailure } from '../editor/sayFailure.ts';
import type { Opened } from '../entrance.ts';
import { registerGpuSupport } from '../gpu/addGpuSupport.ts';
import { channelLogger } from '../log/logChannel.ts';
import { FeedbackFile } from '../feedback/feedbackFile.ts';
import type { Mark } from '../marks/mark.ts';
import { MarkStore } from '../marks/markStore.ts';
import { previewSteps, type PreviewStep } from '../preview/previewSteps.ts';
import type { NotebookGate } from '../notebook/notebookGate.ts';
import { registerFeatures } from '../registration.ts';
import { ReadingThread } from '../reading/readingThread.ts';
import { solveSettings } from '../settings/solveSettings.ts';
import { Proposals } from '../solve/proposals.ts';
import { readSettings } from '../settings/readSettings.ts';
import { Runs } from '../status/runs.ts';
import { checkingFeatures } from './checking.ts';
import { drawingFeatures } from './drawing.ts';
import { derivationFinder } from './findDerivations.ts';
import { notebookFeatures } from './notebooks.ts';
import { EngineRoom } from './engineRoom.ts';
import { solutionWriter, solvingFeatures } from './solving.ts';
import { type Ground, supportFeatures } from './support.ts';
import { nodeTypesetting } from '../typeset/nodeTypesetting.ts';
import { Typesetter } from '../typeset/typesetter.ts';
import type { SideView } from '../view/sideView.ts';
import { makeSideView, viewingFeatures } from './viewing.ts';

/** All features of one window, put in place at the first command or the first edit of a document that is read. */
export class Workshop implements Opened {
  /** Answers the editor's language models and its chat. */
  readonly agents: AgentDesk;
  readonly #marks = new MarkStore();
  readonly #commands = new CommandTable();
  readonly #room: EngineRoom;
  readonly #view: SideView;
  readonly #all: readonly { dispose(): unknown }[];

  constructor(context: vscode.ExtensionContext, ground: Ground, gate: NotebookGate) {
    const log = channelLogger(ground.channel);
    const marks = this.#marks;
    const window = { marks, proposals: new Proposals(), runs: new Runs(), commands: this.#commands, log };
    const room = new EngineRoom(context, log);
    const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'reading.cjs').fsPath;
    const reading = new ReadingThread(script, log, vscode.l10n.t);
    if (readSettings(log)['check.automatic'] === 'onOpen') {
      // What is opened will be checked at once, and a thread takes as long to start as a notebook to be read.
      reading.warm();
      room.engine.warm();
    }
    const judge: Judge = (...order) => room.engine.judge(...order);
    const checker = new DocumentChecker(derivationFinder(reading), judge, marks, () => room.engine.isScored());
    const extension = context.extensionUri;
    const typesetter = new Typesetter(
      nodeTypesetting(vscode.Uri.joinPath(extension, 'dist', 'typeset.cjs').fsPath),
      log,
    );
    const write = solutionWriter(room.engine, window);
    const feedback = new FeedbackFile(context.globalStorageUri);
    this.#view = makeSideView(window, {
      extension,
      write,
      typesetter,
      feedback,
      reading,
      plot: (request) => room.engine.plot(request),
    });
    const features = [
      ...drawingFeatures(extension, marks, typesetter, log),
      ...checkingFeatures(window, checker, reading),
      ...solvingFeatures(window, { engine: room.engine, checker, reading, write }),
      ...viewingFeatures(window, this.#view, feedback, reading),
      ...supportFeatures(window, room, ground),
      {
        name: 'GPU support',
        register: () =>
          registerGpuSupport(window.commands, window.runs, extension, () => {
            room.control.restart();
          }),
      },
      ...notebookFeatures(window, { engine: room.engine, checker, reading, write, typesetter, gate }),
    ];
    this.#room = room;
    this.agents = new AgentDesk(
      editorToolEngine(room.engine, () => solveSettings(readSettings(log))),
      reading,
    );
    const own = [typesetter, feedback, room, reading, window.runs, window.proposals, marks];
    this.#all = [...registerFeatures(features, log), ...own];
  }

  get engineState(): ModelState {
    return this.#room.state;
  }

  marks(address: string): readonly Mark[] {
    return this.#marks.of(address);
  }

  /** The verdicts known of a document's steps, for the Markdown preview. */
  previewSteps(address: string): readonly PreviewStep[] {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
    if (!document) return [];
    const lineAt = (offset: number): number => document.positionAt(offset).line;
    return previewSteps(this.#marks.of(address), document.getText(), lineAt, vscode.l10n.t);
  }

  /** Fills the side view that the editor has opened. */
  showView(view: vscode.WebviewView): void {
    this.#view.resolve(view);
    this.#view.touch();
  }

  /** Runs a command; one that fails says why. */
  async run(command: string, given: readonly unknown[]): Promise<void> {
    await this.#commands.run(command, given).catch(sayFailure);
  }

  dispose(): void {
    for (const one of this.#all) one.dispose();
  }
}
