/** The editor gets its turn after this many milliseconds of work in one piece. */
const TURN_MS = 8;

/** Lets several pieces of work that go on together give the editor its turn before it is felt. */
export class Turns {
  #since = performance.now();
  #pause: Promise<void> | null = null;

  /** Resolves at once while the turn lasts, else after whatever waits in the editor has run. */
  async take(): Promise<void> {
    if (this.#pause === null && performance.now() - this.#since < TURN_MS) return;
    this.#pause ??= new Promise((resolve) => {
      setTimeout(() => {
        this.#since = performance.now();
        this.#pause = null;
        resolve();
      }, 0);
    });
    await this.#pause;
  }
}
