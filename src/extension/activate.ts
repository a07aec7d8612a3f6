import * as vscode from 'vscode';
import { registerAgents } from './agents/registerAgents.ts';
import type { StepwiseApi } from './api.ts';
import type { Workshop } from './composition/workshop.ts';
import { commandIds } from './editor/commands.ts';
import { SIDE_VIEW } from './editor/addresses.ts';
import { languageIds, languageOf } from './editor/languages.ts';
import { channelLogger } from './log/logChannel.ts';
import { NotebookGate } from './notebook/notebookGate.ts';
import { verdictPlugin } from './preview/verdictPlugin.ts';
import { registerFeatures } from './registration.ts';
import { StatusItem } from './status/statusItem.ts';

/**
 * Puts the extension in place: its commands, its status item and its log. All else is loaded by the first command, the
 * first look at a document with mathematics or its first edit, so that an editor without any pays nothing.
 */
export function activate(context: vscode.ExtensionContext): StepwiseApi {
  const began = performance.now();
  const channel = vscode.window.createOutputChannel('Stepwise Math', { log: true });
  const status = new StatusItem();
  const gate: NotebookGate = new NotebookGate(() => entrance.open());
  const entrance = new Entrance(context, { channel, status, gate, activationMs: () => activationMs });
  const notebooks = registerFeatures([{ name: 'notebooks', register: () => gate.open() }], channelLogger(channel));
  context.subscriptions.push(channel, status, entrance, ...notebooks);
  const activationMs = performance.now() - began;
  channel.info('Ready.', { activationMs });
  return {
    activationMs,
    marks: (address) => entrance.opened?.marks(address) ?? [],
    engineState: () => entrance.opened?.engineState ?? { kind: 'none' },
    extendMarkdownIt: (md) => {
      verdictPlugin(md, (address) => entrance.opened?.previewSteps(address) ?? []);
      return md;
    },
  };
}

type Ground = ConstructorParameters<typeof Workshop>[1];

/** Opens the workshop when it is first needed, once. */
class Entrance implements vscode.Disposable {
  opened: Workshop | null = null;
  #opening: Promise<Workshop> | null = null;
  readonly #listening: vscode.Disposable;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly ground: Ground,
  ) {
    const commands = Object.values(commandIds).map((id) =>
      vscode.commands.registerCommand(id, async (...given: unknown[]) => (await this.open()).run(id, given)),
    );
    const edits = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (languageOf(document.languageId) === null || this.#opening !== null) return;
      void this.open();
    });
    const opens = vscode.workspace.onDidOpenTextDocument((document) => {
      this.#openFor(document);
    });
    const view = vscode.window.registerWebviewViewProvider(SIDE_VIEW, {
      resolveWebviewView: async (opened) => {
        (await this.open()).showView(opened);
      },
    });
    const icon = vscode.Uri.joinPath(context.extensionUri, 'media', 'icon.png');
    const agents = registerAgents(async () => (await this.open()).agents, icon);
    const selector = languageIds.map((language) => ({ language }));
    const looks = vscode.languages.registerCodeLensProvider(selector, {
      provideCodeLenses: (document) => {
        this.#lookAt(document);
        return [];
      },
    });
    this.#listening = vscode.Disposable.from(...commands, edits, opens, view, agents, looks);
    vscode.workspace.textDocuments.forEach((document) => {
      this.#openFor(document);
    });
  }

  /** A document is checked when it is opened only where the user wants that. */
  #openFor(document: vscode.TextDocument): void {
    if (languageOf(document.languageId) === null) return;
    const automatic = vscode.workspace.getConfiguration('stepwise', document).get<unknown>('check.automatic');
    if (automatic === 'onOpen') void this.open();
  }

  /** A document with mathematics that is looked at shows what can be done with it, where the user wants that. */
  #lookAt(document: vscode.TextDocument): void {
    if (this.#opening !== null || !/\$|\\[[(]|\\begin\{/.test(document.getText())) return;
    const shown = vscode.workspace.getConfiguration('stepwise', document).get<unknown>('marks.codeLens');
    if (shown !== false) void this.open();
  }

  /** The workshop, opened now if it was not before. */
  open(): Promise<Workshop> {
    this.#opening ??= import('./composition/workshop.ts').then(({ Workshop }) => {
      this.opened = new Workshop(this.context, this.ground);
      return this.opened;
    });
    return this.#opening;
  }

  dispose(): void {
    this.#listening.dispose();
    this.opened?.dispose();
  }
}
