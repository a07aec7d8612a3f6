/** A press that is not let go of in this time is none any more: its end may have been lost to another window. */
const LIMIT_MS = 2000;

/**
 * Puts off what would take a button from under the reader's finger: where the button that was pressed is gone when it is
 * let go of, the browser makes no click of it.
 */
export class Press {
  #limit: ReturnType<typeof setTimeout> | null = null;
  readonly #waiting = new Map<unknown, () => void>();

  constructor(page: Window) {
    page.addEventListener('pointerdown', this.#begin, true);
    page.addEventListener('keydown', this.#beginKey, true);
    for (const event of ['pointerup', 'pointercancel', 'keyup', 'blur']) page.addEventListener(event, this.#end, true);
  }

  /** Does it now, or once nothing is pressed; of what was asked about the same, only the last is done. */
  whenFree(act: () => void, about: unknown = null): void {
    if (this.#limit === null) act();
    else this.#waiting.set(about, act);
  }

  readonly #begin = (): void => {
    if (this.#limit !== null) clearTimeout(this.#limit);
    this.#limit = setTimeout(this.#free, LIMIT_MS);
  };

  /** A button is pressed by the space bar as long as that is down; by Enter it is at once. */
  readonly #beginKey = (event: KeyboardEvent): void => {
    if (event.key === ' ' && !event.repeat) this.#begin();
  };

  /** The click comes after the release, before anything else is done. */
  readonly #end = (): void => {
    if (this.#limit === null) return;
    clearTimeout(this.#limit);
    this.#limit = setTimeout(this.#free, 0);
  };

  readonly #free = (): void => {
    this.#limit = null;
    const acts = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const act of acts) act();
  };
}
