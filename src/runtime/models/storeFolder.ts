import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where models are kept: the user's setting, else `STEPWISE_MODELS`, else `stepwise-math/models` in the cache folder
 * (`XDG_CACHE_HOME`, else `~/.cache`).
 */
export function storeFolder(setting = '', environment: NodeJS.ProcessEnv = process.env): string {
  if (setting !== '') return setting;
  const { STEPWISE_MODELS: named, XDG_CACHE_HOME: cache } = environment;
  if (named !== undefined && named !== '') return named;
  const root = cache !== undefined && cache !== '' ? cache : join(homedir(), '.cache');
  return join(root, 'stepwise-math', 'models');
}
