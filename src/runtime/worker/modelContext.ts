import { stat } from 'node:fs/promises';
import type { ChatWrapper, LlamaContext, LlamaModel } from 'node-llama-cpp';
import { StepwiseError } from '../../core/errors.ts';
import type { ModelSpec } from '../protocol/index.ts';
import type { Binding } from './binding.ts';
import { loadFailure } from './loadFailure.ts';

/** A context of a loaded model, with the chat template that belongs to the model. */
export interface ModelContext {
  readonly model: LlamaModel;
  readonly template: ChatWrapper;
  readonly context: LlamaContext;
}

/** A loaded model with its own chat template. */
export interface LoadedModel {
  readonly model: LlamaModel;
  readonly template: ChatWrapper;
}

async function demandFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) {
    throw new StepwiseError(
      'model-missing',
      `The model file ${file} is not there. Get the model again or choose another.`,
    );
  }
}

/**
 * Loads a model file, with as many layers on the GPU as leave room for the spec's context.
 * @throws StepwiseError `model-missing`, `model-invalid` or `out-of-memory`
 */
export async function loadModel(
  binding: Binding,
  spec: ModelSpec,
  onProgress: (fraction: number) => void,
): Promise<LoadedModel> {
  await demandFile(spec.file);
  try {
    const model = await binding.llama.loadModel({
      modelPath: spec.file,
      gpuLayers: { fitContext: { contextSize: spec.contextSize } },
      checkTensors: !spec.verified,
      onLoadProgress: onProgress,
    });
    return { model, template: binding.native.resolveChatWrapper(model, { warningLogs: false }) };
  } catch (error) {
    throw loadFailure(error, spec.file);
  }
}

/**
 * Makes a context of `sequences` sequences with the spec's adapters on it.
 * @throws StepwiseError `model-missing`, `model-invalid` or `out-of-memory`
 */
export async function createContext(binding: Binding, loaded: LoadedModel, spec: ModelSpec): Promise<ModelContext> {
  for (const adapter of spec.adapters) await demandFile(adapter.file);
  try {
    const context = await loaded.model.createContext({
      contextSize: spec.contextSize,
      sequences: spec.sequences,
      threads: binding.threads,
      ...(spec.adapters.length > 0 && {
        lora: { adapters: spec.adapters.map(({ file, scale }) => ({ filePath: file, scale })) },
      }),
    });
    return { ...loaded, context };
  } catch (error) {
    throw loadFailure(error, spec.adapters[0]?.file ?? spec.file);
  }
}
