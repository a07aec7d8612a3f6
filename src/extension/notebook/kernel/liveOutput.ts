import * as vscode from 'vscode';
import { markdownForm } from '../output/markdownForm.ts';
import { OUTPUT_TYPE, type StepwiseOutput } from '../output/schema.ts';

/** Often enough to look alive, seldom enough to leave the editor free. */
const PAUSE_MS = 120;

/** One output of a running cell, kept up to date. It is saved as plain Markdown and in the renderer's own form. */
export class LiveOutput {
  readonly #output = new vscode.NotebookCellOutput([], { outputType: 'display_data' });
  #latest: StepwiseOutput | null = null;
  #timer: NodeJS.Timeout | null = null;
  #placed = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly execution: vscode.NotebookCellExecution) {}

  /** Shows a state soon; states that come faster than they can be seen are passed over. */
  show(output: StepwiseOutput): void {
    this.#latest = output;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#write();
    }, PAUSE_MS);
  }

  /** Shows the last state; resolves when the notebook holds it. */
  async finish(output: StepwiseOutput): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#latest = output;
    this.#write();
    await this.#writing;
  }

  #write(): void {
    const output = this.#latest;
    if (output === null) return;
    this.#writing = this.#writing.then(() => this.#put(outputItems(output)));
  }

  async #put(items: vscode.NotebookCellOutputItem[]): Promise<void> {
    if (this.#placed) {
      await this.execution.replaceOutputItems(items, this.#output);
      return;
    }
    this.#placed = true;
    this.#output.items.push(...items);
    await this.execution.appendOutput(this.#output);
  }
}

function outputItems(output: StepwiseOutput): vscode.NotebookCellOutputItem[] {
  return [
    vscode.NotebookCellOutputItem.text(JSON.stringify(output), OUTPUT_TYPE),
    vscode.NotebookCellOutputItem.text(markdownForm(output), 'text/markdown'),
  ];
}
