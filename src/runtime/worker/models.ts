import { StepwiseError } from '../../core/errors.ts';
import type { ModelSpec, RuntimeStats } from '../protocol/index.ts';
import type { Binding } from './binding.ts';
import { Embedder } from './embedder.ts';
import { Generator } from './generator.ts';
import { MarkContext } from './markReader.ts';
import { createContext, loadModel, type LoadedModel, type ModelContext } from './modelContext.ts';
import { Throughput } from './throughput.ts';

type OnProgress = (fraction: number) => void;

/** The child's models by file, and their contexts by spec and purpose: a solver and a scorer of one file share it. */
export class Models {
  private readonly prompt = new Throughput();
  private readonly generated = new Throughput();
  private readonly loaded = new Map<string, Promise<LoadedModel>>();
  private readonly generators = new Map<string, Promise<Generator>>();
  private readonly readers = new Map<string, Promise<MarkContext>>();
  private readonly embedders = new Map<string, Promise<Embedder>>();

  private binding: Promise<Binding> | null = null;

  constructor(private readonly loadBinding: () => Promise<Binding>) {}

  generator(spec: ModelSpec, onProgress: OnProgress): Promise<Generator> {
    return once(this.generators, JSON.stringify(spec), async () => {
      return new Generator(await this.context(spec, onProgress), { prompt: this.prompt, generated: this.generated });
    });
  }

  /** A reader uses one sequence, whatever the spec says. */
  reader(spec: ModelSpec, onProgress: OnProgress): Promise<MarkContext> {
    return once(this.readers, JSON.stringify(spec), async () => {
      return new MarkContext(await this.context({ ...spec, sequences: 1 }, onProgress), this.prompt);
    });
  }

  /** An embedder reads the base alone: adapters are not laid over it. */
  embedder(spec: ModelSpec, onProgress: OnProgress): Promise<Embedder> {
    return once(this.embedders, JSON.stringify(spec), async () => {
      const binding = await this.ready();
      return Embedder.on(binding, await this.weights(binding, spec, onProgress), spec, this.prompt);
    });
  }

  async stats(): Promise<RuntimeStats> {
    const { llama, threads } = await this.ready();
    return {
      residentBytes: process.memoryUsage.rss(),
      cpuSeconds: cpuSeconds(),
      device: llama.gpu === false ? 'cpu' : llama.gpu,
      deviceNames: await llama.getGpuDeviceNames(),
      threads,
      models: await Promise.all([...this.loaded].map(([file, loaded]) => this.describe(file, loaded))),
      promptTokens: this.prompt.tokens,
      promptTokensPerSecond: this.prompt.perSecond(),
      generatedTokens: this.generated.tokens,
      generatedTokensPerSecond: this.generated.perSecond(),
    };
  }

  private async describe(file: string, loaded: Promise<LoadedModel>): Promise<RuntimeStats['models'][number]> {
    const { model } = await loaded;
    const keys = [...this.generators.keys(), ...this.readers.keys(), ...this.embedders.keys()];
    return {
      file,
      gpuLayers: model.gpuLayers,
      contexts: keys.filter((key) => key.includes(JSON.stringify(file))).length,
    };
  }

  private async context(spec: ModelSpec, onProgress: OnProgress): Promise<ModelContext> {
    const binding = await this.ready();
    return createContext(binding, await this.weights(binding, spec, onProgress), spec);
  }

  private weights(binding: Binding, spec: ModelSpec, onProgress: OnProgress): Promise<LoadedModel> {
    return once(this.loaded, spec.file, () => loadModel(binding, spec, onProgress));
  }

  private ready(): Promise<Binding> {
    this.binding ??= this.loadBinding().catch((error: unknown) => {
      const cause = error instanceof Error ? error.message : String(error);
      throw new StepwiseError(
        'model-invalid',
        `The model engine has no working binary for this machine. Use an endpoint instead. (${cause})`,
      );
    });
    return this.binding;
  }
}

/** Makes a value once for a key; a failure is forgotten, so that the next call tries again. */
function once<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = made.get(key);
  if (found) return found;
  const promise = make();
  made.set(key, promise);
  promise.catch(() => made.delete(key));
  return promise;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
