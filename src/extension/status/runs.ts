import * as vscode from 'vscode';
import { Signal } from '../events/signal.ts';

/** What the user started and may stop: one progress entry each, all ended by the Stop command. */
export class Runs implements vscode.Disposable {
  readonly #under = new Set<AbortController>();
  readonly #changed = new Signal<boolean>();

  /** Told whether anything is under way, whenever that changes. */
  readonly onChange = this.#changed.on;

  /** Runs a task with a cancellable progress entry in the status bar. Its signal aborts on Stop and on dispose. */
  async run<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#under.add(controller);
    this.#changed.fire(true);
    try {
      const options = { location: vscode.ProgressLocation.Window, title, cancellable: true };
      return await vscode.window.withProgress(options, () => task(controller.signal));
    } finally {
      this.#under.delete(controller);
      this.#changed.fire(this.#under.size > 0);
    }
  }

  stop(): void {
    for (const controller of this.#under) controller.abort();
  }

  dispose(): void {
    this.stop();
    this.#changed.dispose();
  }
}
