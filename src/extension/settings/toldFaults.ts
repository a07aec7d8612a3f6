import type { SettingFault } from './schema.ts';

/** Tells each fault of the settings once: they are read at every keystroke. */
export class ToldFaults {
  readonly #told = new Set<string>();

  /** The faults that were not given before. */
  fresh(faults: readonly SettingFault[]): readonly SettingFault[] {
    return faults.filter(({ name, message }) => {
      const key = `${name}: ${message}`;
      if (this.#told.has(key)) return false;
      this.#told.add(key);
      return true;
    });
  }
}
