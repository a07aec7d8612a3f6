import type { Disposable } from '../core/disposable.ts';
import type { Logger } from '../core/logger.ts';

/** One feature of the extension: what it is called in the log, and what puts it in place. */
export interface Feature {
  readonly name: string;
  readonly register: () => Disposable;
}

/** Puts each feature in place by itself: one that fails is logged by name and the others go on. */
export function registerFeatures(features: readonly Feature[], log: Logger): readonly Disposable[] {
  return features.flatMap(({ name, register }) => {
    try {
      return [register()];
    } catch (error) {
      log.error(`The feature "${name}" could not be started; the others work.`, { error: String(error) });
      return [];
    }
  });
}
