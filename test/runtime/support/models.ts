import { homedir } from 'node:os';
import { join } from 'node:path';
import { plainSpec, type ModelSpec } from '../../../src/runtime/protocol/index.ts';

const folder = process.env.STEPWISE_MODELS ?? join(homedir(), '.cache', 'stepwise-math', 'models');

export function smallModel(changes: Partial<ModelSpec> = {}): Promise<ModelSpec> {
  const file = join(folder, 'smollm2-135m-instruct-q4_1.gguf');
  return Promise.resolve(plainSpec('smollm2-135m', file, { contextSize: 1024, verified: true, ...changes }));
}
