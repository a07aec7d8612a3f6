import { availableParallelism } from 'node:os';
import type * as Native from 'node-llama-cpp';

/** The native binding, loaded: the only way to it in the whole project. */
export interface Binding {
  readonly native: typeof Native;
  readonly llama: Native.Llama;
  readonly threads: number;
}

/** Threads that leave the machine usable: all cores but one, since llama.cpp's threads spin while they wait. */
export function defaultThreads(): number {
  return Math.max(1, availableParallelism() - 1);
}

/** Loads the binding with the best compute layer of this machine; nothing is built and nothing is downloaded. */
export async function loadBinding(gpu: 'auto' | 'off', threads: number | null): Promise<Binding> {
  const native = await import('node-llama-cpp');
  const count = threads ?? defaultThreads();
  const llama = await native.getLlama({
    gpu: gpu === 'auto' ? 'auto' : false,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: native.LlamaLogLevel.error,
    maxThreads: count,
  });
  return { native, llama, threads: count };
}
