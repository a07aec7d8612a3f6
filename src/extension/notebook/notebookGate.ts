import * as vscode from 'vscode';
import { NOTEBOOK_TYPE } from '../editor/languages.ts';

/** The renderer's id in the manifest. */
const RENDERER = 'stepwise-math-output';

/** The language of cells that hold a problem to be run; it is written as Markdown is. */
export const RUN_LANGUAGE = 'stepwise-math';

/** The languages of cells that can be run. Markdown cells cannot: the editor runs code cells only. */
const RUN_LANGUAGES = [RUN_LANGUAGE, 'latex', 'tex'];

/** What is done for notebooks, loaded at first use. */
export interface NotebookWork {
  /** Runs cells one after another; resolves when the last has ended, or was interrupted. */
  run(cells: readonly vscode.NotebookCell[], controller: vscode.NotebookController): Promise<void>;
  interrupt(notebook: vscode.NotebookDocument): void;
  /** The answer to a renderer's message, or null where it is none that is understood. */
  answer(message: unknown): Promise<object | null>;
}

/**
 * What has to stand from the start for notebooks: the kernel in the picker, and an ear for outputs that are shown. What
 * they do is loaded when a cell is run or an output asks for something.
 */
export class NotebookGate {
  /** Set by whoever does the work, once it is loaded. */
  work: NotebookWork | null = null;

  constructor(private readonly load: () => Promise<unknown>) {}

  /** Puts the kernel and the ear in place. */
  open(): vscode.Disposable {
    const controller = vscode.notebooks.createNotebookController('stepwise-math', NOTEBOOK_TYPE, 'Stepwise Math');
    controller.supportedLanguages = RUN_LANGUAGES;
    controller.supportsExecutionOrder = true;
    controller.description = vscode.l10n.t('Solves and checks mathematics, step by step');
    controller.executeHandler = async (cells) => (await this.#loaded())?.run(cells, controller);
    controller.interruptHandler = (notebook) => this.work?.interrupt(notebook);
    const prefer = (notebook: vscode.NotebookDocument): void => {
      if (isOurs(notebook)) controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
    };
    vscode.workspace.notebookDocuments.forEach(prefer);
    return vscode.Disposable.from(
      controller,
      vscode.workspace.onDidOpenNotebookDocument(prefer),
      this.#listen(vscode.notebooks.createRendererMessaging(RENDERER)),
    );
  }

  #listen(messaging: vscode.NotebookRendererMessaging): vscode.Disposable {
    return messaging.onDidReceiveMessage(async ({ editor, message }) => {
      const reply = await (await this.#loaded())?.answer(message);
      if (reply) await messaging.postMessage(reply, editor);
    });
  }

  async #loaded(): Promise<NotebookWork | null> {
    await this.load();
    if (this.work === null)
      void vscode.window.showErrorMessage(
        vscode.l10n.t('Notebooks could not be served; the log says why. The rest of Stepwise Math works.'),
      );
    return this.work;
  }
}

/** A notebook that says so itself, or has a cell of the language that only this kernel runs. */
function isOurs(notebook: vscode.NotebookDocument): boolean {
  if (notebook.notebookType !== NOTEBOOK_TYPE) return false;
  return notebook.getCells().some(({ document }) => document.languageId === RUN_LANGUAGE);
}
