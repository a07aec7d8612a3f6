import type { SolveSettings } from '../engine/engineHost.ts';
import type { Settings } from './schema.ts';

/** How the user wants problems solved. */
export function solveSettings(settings: Settings): SolveSettings {
  return {
    strategy: settings['solve.strategy'],
    budget: settings['solve.maxTokens'],
    seed: settings['solve.seed'],
  };
}
