import * as vscode from 'vscode';
import { Signal } from '../events/signal.ts';

/** Something that runs until its signal aborts, and may say how far it is. */
type Task<T> = (signal: AbortSignal, report: (message: string) => void) => Promise<T>;

/** What the user started and may stop: one progress entry each, all ended by the Stop command. */
export class Runs implements vscode.Disposable {
  readonly #under = new Set<AbortController>();
  readonly #changed = new Signal<boolean>();

  /** Told whether anything is under way, whenever that changes. */
  readonly onChange = this.#changed.on;

  /**
   * Runs a task with a progress entry: in the status bar, or, for a long one, as a notification with a Cancel button. The
   * signal aborts on Cancel, on Stop and on dispose.
   */
  async run<T>(title: string, task: Task<T>, long = false): Promise<T> {
    const controller = new AbortController();
    this.#under.add(controller);
    this.#changed.fire(true);
    const location = long ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
    try {
      return await vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
        token.onCancellationRequested(() => {
          controller.abort();
        });
        return task(controller.signal, (message) => {
          progress.report({ message });
        });
      });
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
