import * as vscode from 'vscode';
import type { Logger } from '../../core/logger.ts';
import { defaultLimits, ModelClient, type ModelState } from '../../runtime/client/index.ts';
import { SymbolicHost } from '../../runtime/symbolic/host.ts';
import { Sympy } from '../../runtime/sympy/sympy.ts';
import { WitnessWithSympy } from '../../runtime/sympy/witnessWithSympy.ts';
import { EndpointModel } from '../../runtime/endpoint/index.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import { EngineHost, type SymbolicThread } from '../engine/engineHost.ts';
import { Signal } from '../events/signal.ts';
import { registerChooseModel } from '../models/chooseModel.ts';
import { offerDownload } from '../models/download.ts';
import { EndpointKey } from '../models/endpointKey.ts';
import { findGenerator, type GeneratorSources } from '../models/generators.ts';
import { ModelShelf } from '../models/modelShelf.ts';
import { findScorer } from '../models/scorers.ts';
import { readSettings } from '../settings/readSettings.ts';
import { nodeMachine } from '../report/nodeMachine.ts';
import type { MachineFacts } from '../report/reportText.ts';
import type { EngineControl } from '../status/engineCommands.ts';
import type { Room } from './support.ts';

/**
 * The one owner of what runs beside the extension host: the symbolic thread and the model process. Each starts with its
 * first use and ends with the window.
 */
export class EngineRoom implements Room {
  readonly version: string;
  readonly engine: EngineHost;
  readonly #states = new Signal<ModelState>();
  readonly #shelf: ModelShelf;
  readonly #key: EndpointKey;
  #client: ModelClient | null = null;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: Logger,
  ) {
    const { version } = context.extension.packageJSON as { readonly version: string };
    this.version = version;
    this.#shelf = new ModelShelf(() => readSettings(log), this.#path('data'));
    this.#key = new EndpointKey(context.secrets);
    this.engine = new EngineHost({
      witness: () => this.#witness(),
      generator: (signal) => findGenerator(this.#generatorSources(), signal),
      scorer: () => findScorer(this.#shelf, () => this.#modelClient()),
      scorerId: async () => (await this.#shelf.scorer())?.id ?? null,
      log,
    });
  }

  get state(): ModelState {
    return this.#client?.state ?? { kind: 'none' };
  }

  get control(): EngineControl {
    return {
      state: () => this.state,
      onState: this.#states.on,
      model: () => this.#shelf.title(),
      restart: () => {
        this.#restart();
      },
    };
  }

  registerModels(commands: CommandTable): vscode.Disposable {
    return vscode.Disposable.from(
      this.#key.register(commands),
      registerChooseModel(commands, this.#shelf, () => {
        this.#states.fire(this.state);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('stepwise.model') || event.affectsConfiguration('stepwise.endpoint'))
          this.#forget();
        if (event.affectsConfiguration('stepwise.check.sympyPython')) this.engine.restart();
      }),
    );
  }

  /** The models in use, for the diagnostic report. */
  async describeModels(): Promise<readonly string[]> {
    const { solver, scorer } = await this.#shelf.inUse();
    const stats = (await this.#client?.stats()) ?? null;
    return [`solver: ${solver}`, `scorer: ${scorer ?? 'none'}`, ...(stats === null ? [] : [JSON.stringify(stats)])];
  }

  machine(): MachineFacts {
    return nodeMachine();
  }

  dispose(): void {
    this.engine.dispose();
    this.#client?.dispose();
    this.#states.dispose();
  }

  #restart(): void {
    this.engine.restart();
    this.#client?.restart();
  }

  /** The symbolic thread; behind it the user's own SymPy, where one is named. */
  #witness(): SymbolicThread {
    const own = new SymbolicHost({ script: this.#path('dist', 'symbolic.js'), logger: this.log });
    const python = readSettings(this.log)['check.sympyPython'].trim();
    if (python === '') return own;
    const script = this.#path('data', 'sympy', 'second_opinion.py');
    return new WitnessWithSympy(own, new Sympy({ python, script, logger: this.log }), ({ message }) => {
      this.log.warn('SymPy cannot be used', { message });
      void vscode.window.showWarningMessage(vscode.l10n.t('{0} Steps are checked without it.', message));
    });
  }

  /** A model process that runs by old settings ends; the next use starts one by the new. */
  #forget(): void {
    this.#client?.dispose();
    this.#client = null;
    this.#states.fire(this.state);
  }

  #modelClient(): ModelClient {
    this.#client ??= this.#startClient();
    return this.#client;
  }

  #startClient(): ModelClient {
    const settings = readSettings(this.log);
    const client = new ModelClient({
      script: this.#path('dist', 'model.js'),
      gpu: settings['model.gpu'],
      threads: settings['model.threads'] === 0 ? null : settings['model.threads'],
      logger: this.log,
      limits: { ...defaultLimits, idleMs: settings['model.idleMinutes'] * 60_000 },
    });
    client.onState((state) => {
      this.#states.fire(state);
    });
    return client;
  }

  #generatorSources(): GeneratorSources {
    return {
      settings: () => readSettings(this.log),
      shelf: this.#shelf,
      client: () => this.#modelClient(),
      obtain: async (store, entry) => offerDownload(store, entry, await this.#shelf.missingForScores()),
      server: (baseUrl, model) => new EndpointModel({ baseUrl, model, key: () => this.#key.get(), logger: this.log }),
    };
  }

  #path(...names: string[]): string {
    return vscode.Uri.joinPath(this.context.extensionUri, ...names).fsPath;
  }
}
