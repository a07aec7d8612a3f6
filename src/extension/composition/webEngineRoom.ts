import * as vscode from 'vscode';
import { StepwiseError } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';
import { WebSymbolicHost } from '../../runtime/symbolic/webHost.ts';
import { EngineHost } from '../engine/engineHost.ts';
import { Signal } from '../events/signal.ts';
import type { MachineFacts } from '../report/reportText.ts';
import type { EngineControl } from '../status/engineCommands.ts';
import type { Room } from './support.ts';

/** Why a command does nothing in a window that is all in the browser, and where it works. */
export function noModelHere(): string {
  return vscode.l10n.t(
    'This window runs in a browser and checks by calculation alone: it has no model. Open the folder in VS Code on your machine to solve.',
  );
}

/** What runs beside the extension host in a browser: the symbolic worker, and no model. */
export class WebEngineRoom implements Room {
  readonly version: string;
  readonly state = { kind: 'none' } as const;
  readonly engine: EngineHost;
  readonly #states = new Signal<never>();

  constructor(context: vscode.ExtensionContext, log: Logger) {
    const { version } = context.extension.packageJSON as { readonly version: string };
    const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'symbolic.js').toString(true);
    this.version = version;
    this.engine = new EngineHost({
      witness: () => new WebSymbolicHost({ script, logger: log }),
      generator: () => Promise.reject(new StepwiseError('model-missing', noModelHere())),
      scorer: () => Promise.resolve(null),
      scorerId: () => Promise.resolve(null),
      log,
    });
  }

  get control(): EngineControl {
    return {
      state: () => this.state,
      onState: this.#states.on,
      model: () => '',
      restart: () => {
        this.engine.restart();
      },
    };
  }

  registerModels(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  describeModels(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  machine(): MachineFacts {
    return { runtime: 'web worker', platform: 'browser', cpu: 'unknown processor', memoryGiB: null };
  }

  dispose(): void {
    this.engine.dispose();
    this.#states.dispose();
  }
}
