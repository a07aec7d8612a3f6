import { basename, join, resolve } from 'node:path';
import type { Disposable } from '../../core/disposable.ts';
import type { TextEmbedder } from '../../core/embedding.ts';
import type { TextModel } from '../../core/generation.ts';
import { silent } from '../../core/logger.ts';
import type { MarkReader, StepScorer } from '../../core/scoring.ts';
import type { EnginePorts } from '../../engine/index.ts';
import { builtinProfile, createStepScorer, markFormat } from '../../reward/index.ts';
import { ModelClient } from '../../runtime/client/index.ts';
import { EndpointModel } from '../../runtime/endpoint/index.ts';
import { adapterBase } from '../../runtime/models/index.ts';
import { plainSpec } from '../../runtime/protocol/index.ts';
import { SymbolicHost } from '../../runtime/symbolic/host.ts';
import { trainerPython, trainerRoot, type TrainerOptions } from '../../training/reward/trainerProcess.ts';
import { GeneratorPool } from '../../training/stage/generatorPool.ts';
import type { StageHost } from '../../training/stage/runStage.ts';
import type { CliContext } from '../context.ts';
import { writeLines } from '../io.ts';
import { chooseScorer, chooseSolver, modelStore } from './modelChoice.ts';
import { demandFiles, withAdapter } from './ownAdapter.ts';

/** Which models a training stage uses. */
export interface TrainingModels {
  /** Catalogue id or GGUF file; null takes the default. */
  readonly model: string | null;
  readonly adapter: string | null;
  readonly prm: string | null;
  /** OpenAI-compatible endpoints of one model; when there is one, no local model is loaded. */
  readonly endpoints: readonly string[];
  readonly endpointModel: string;
  /** Name of the environment variable that holds the endpoints' key. */
  readonly keyFrom: string | null;
  /** Seconds without a byte after which an endpoint counts as gone. */
  readonly endpointSilence: number;
  readonly perMinute: number;
  readonly threads: number;
  readonly python: string | null;
}

/** What a command names that uses no model that writes. */
export const noModels: TrainingModels = {
  model: null,
  adapter: null,
  prm: null,
  endpoints: [],
  endpointModel: '',
  keyFrom: null,
  endpointSilence: 60,
  perMinute: 0,
  threads: 1,
  python: null,
};

/** Everything training stages drive: the witness, models local or behind endpoints, the trainer's Python. */
export class TrainingHost implements Disposable {
  readonly witness: SymbolicHost;
  private readonly client: ModelClient;

  constructor(
    private readonly context: CliContext,
    private readonly models: TrainingModels,
  ) {
    const { bundles } = context.installation;
    this.witness = new SymbolicHost({ script: join(bundles, 'symbolic.js') });
    this.client = new ModelClient({ script: join(bundles, 'model.js'), threads: models.threads });
  }

  /** Where a stage writes, and how it tells what it does: lines on the error stream. */
  stage(out: string): StageHost {
    const { io } = this.context;
    const show = (line: string): void => {
      writeLines(io.errors, [line]);
    };
    return { out: resolve(out), signal: io.signal, show };
  }

  trainer(): TrainerOptions {
    const root = trainerRoot(import.meta.dirname);
    const python = this.models.python ?? trainerPython(root);
    const { io } = this.context;
    return { root, python, signal: io.signal, onLine: () => undefined };
  }

  /** The named model, or a pool over the named endpoints. */
  async generator(adapter: string | null = this.models.adapter): Promise<TextModel> {
    const { endpoints, endpointModel, keyFrom, endpointSilence, perMinute, model } = this.models;
    if (endpoints.length > 0) {
      const key = (): Promise<string | undefined> =>
        Promise.resolve(keyFrom === null ? undefined : process.env[keyFrom]);
      const limits = { silenceMs: 1000 * endpointSilence };
      const each = endpoints.map((baseUrl) => new EndpointModel({ baseUrl, model: endpointModel, key, limits }));
      return new GeneratorPool(each, perMinute);
    }
    const solver = await chooseSolver(modelStore(this.context.installation), model);
    return this.client.generator(await withAdapter(solver.spec, adapter));
  }

  /** The engine with the named model, or with none. */
  async ports(adapter: string | null = this.models.adapter, withModel = true): Promise<EnginePorts> {
    return {
      witness: this.witness,
      generator: withModel ? await this.generator(adapter) : null,
      scorer: null,
      profile: builtinProfile(null),
      logger: silent,
      now: () => performance.now(),
    };
  }

  /** The named model (an entry of the catalogue or a file) as one that places problems by their meaning. */
  async embedder(model: string): Promise<TextEmbedder> {
    const { spec } = await chooseSolver(modelStore(this.context.installation), model);
    return this.client.embedder({ ...spec, contextSize: 1024, sequences: 1, adapters: [] });
  }

  /** The instruction reward model in this file, over a base. @throws StepwiseError `model-missing` or `model-invalid` */
  async instructionReader(base: string | null, irm: string): Promise<MarkReader> {
    const [under, over] = await demandFiles(base, irm);
    return this.reader(await adapterBase(under, over, modelStore(this.context.installation).derivedFolder), over);
  }

  private reader(base: string, adapter: string): MarkReader {
    const adapters = [{ file: resolve(adapter), scale: 1 }];
    return this.client.reader(
      plainSpec(basename(adapter), resolve(base), { adapters, sequences: 1, contextSize: 2048 }),
    );
  }

  /**
   * The process reward model that was named: a catalogue entry, or an adapter's file over as much of a base as it reads.
   * @throws StepwiseError `model-missing` or `model-invalid`
   */
  async scorer(base: string | null): Promise<StepScorer | null> {
    const { prm } = this.models;
    if (prm === null) return null;
    const store = modelStore(this.context.installation);
    if (prm.endsWith('.gguf')) {
      const [under, over] = await demandFiles(base, prm);
      const file = await adapterBase(under, over, store.derivedFolder);
      const readers = { marks: this.reader(file, over), numbers: null };
      return createStepScorer(readers, markFormat('stepwise'), builtinProfile(null).calibration);
    }
    const chosen = await chooseScorer(store, prm);
    if (chosen === null) return null;
    const { calibration } = builtinProfile(chosen.entry.id);
    // A reward is what the scorer was trained to say, and nothing a policy could please by being predictable.
    const readers = { marks: this.client.reader(chosen.spec), numbers: null };
    return createStepScorer(readers, markFormat(chosen.entry.format), calibration);
  }

  dispose(): void {
    this.witness.dispose();
    this.client.dispose();
  }
}
