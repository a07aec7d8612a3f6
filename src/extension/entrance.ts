import * as vscode from 'vscode';
import type { AgentDesk } from './agents/agentDesk.ts';
import { registerAgents } from './agents/registerAgents.ts';
import type { Ground } from './composition/support.ts';
import { CELL_SCHEME } from './editor/addresses.ts';
import { commandIds } from './editor/commands.ts';
import { languageIds, languageOf, mayHoldMath, NOTEBOOK_TYPE } from './editor/languages.ts';
import type { Mark } from './marks/mark.ts';
import type { ModelState } from '../runtime/client/index.ts';

/** All features of one window, as activation sees them. */
export interface Opened extends vscode.Disposable {
  readonly agents: AgentDesk;
  readonly engineState: ModelState;
  marks(address: string): readonly Mark[];
  run(command: string, given: readonly unknown[]): Promise<void>;
}

/** Loads the features and puts them in place. */
export type Load<Features extends Opened> = (context: vscode.ExtensionContext, ground: Ground) => Promise<Features>;

/** An editor that opens a notebook has enough to do for a while. */
const DRAWN_MS = 1500;

/** Opens the features when they are first needed, once: at a command, an edit, or a call of a language model. */
export class Entrance<Features extends Opened> implements vscode.Disposable {
  opened: Features | null = null;
  #opening: Promise<Features> | null = null;
  #isOver = false;
  readonly #listening: vscode.Disposable;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly ground: Ground,
    private readonly load: Load<Features>,
  ) {
    const commands = Object.values(commandIds).map((id) =>
      vscode.commands.registerCommand(id, async (...given: unknown[]) => (await this.open()).run(id, given)),
    );
    const edits = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (languageOf(document.languageId) === null || this.#opening !== null) return;
      void this.open();
    });
    const opens = vscode.workspace.onDidOpenTextDocument((document) => {
      this.#openForText(document);
    });
    const notebooks = vscode.workspace.onDidOpenNotebookDocument((notebook) => {
      this.#openForNotebook(notebook);
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
    this.#listening = vscode.Disposable.from(...commands, edits, opens, notebooks, agents, looks);
    // What this was activated for is opened next: where that is checked by itself, the features are there by then.
    setTimeout(() => {
      if (!this.#isOver) this.#openFor(undefined);
    }, 0);
    vscode.workspace.textDocuments.forEach((document) => {
      this.#openForText(document);
    });
    vscode.workspace.notebookDocuments.forEach((notebook) => {
      this.#openForNotebook(notebook);
    });
  }

  open(): Promise<Features> {
    this.#opening ??= this.load(this.context, this.ground).then((opened) => {
      this.opened = opened;
      return opened;
    });
    return this.#opening;
  }

  /** The setting is read once for a notebook: for each of its cells it would keep the editor waiting. */
  #openForText({ uri, languageId }: vscode.TextDocument): void {
    if (uri.scheme !== CELL_SCHEME && languageOf(languageId) !== null) this.#openFor(uri);
  }

  #openForNotebook(notebook: vscode.NotebookDocument): void {
    if (notebook.notebookType !== NOTEBOOK_TYPE) return;
    this.#openFor(notebook.uri);
    setTimeout(() => {
      this.#lookAtNotebook(notebook);
    }, DRAWN_MS);
  }

  /** The features are there before the first cell is asked about, where it has mathematics to ask about. */
  #lookAtNotebook(notebook: vscode.NotebookDocument): void {
    if (this.#opening !== null || this.#isOver || notebook.isClosed) return;
    if (notebook.getCells().some(({ document }) => holdsMath(document))) void this.open();
  }

  /** A document is checked when it is opened only where the user wants that. */
  #openFor(uri: vscode.Uri | undefined): void {
    if (this.#opening !== null) return;
    const automatic = vscode.workspace.getConfiguration('stepwise', uri).get<unknown>('check.automatic');
    if (automatic === 'onOpen') void this.open();
  }

  /** A document with mathematics that is looked at shows what can be done with it, where the user wants that. */
  #lookAt(document: vscode.TextDocument): void {
    if (this.#opening !== null || !mayHoldMath(document.getText())) return;
    const shown = vscode.workspace.getConfiguration('stepwise', document).get<unknown>('marks.codeLens');
    if (shown !== false) void this.open();
  }

  dispose(): void {
    this.#isOver = true;
    this.#listening.dispose();
    this.opened?.dispose();
  }
}

function holdsMath(document: vscode.TextDocument): boolean {
  return languageOf(document.languageId) !== null && mayHoldMath(document.getText());
}
