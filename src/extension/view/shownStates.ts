import { Recent } from '../engine/recent.ts';
import type { Followed } from './follow.ts';
import type { ViewContent, ViewState } from './protocol.ts';

/** The page may still show one of the last states: what is sent comes late on a busy machine, or while a button is pressed. */
const KEPT = 20;

/** What the page was sent of late. Whoever presses a button there is answered about what stood there, not what came since. */
export class ShownStates {
  readonly #known = new Recent<Followed>(KEPT);
  /** A page remembers its state over a restart of the editor, so that numbers begin where no earlier ones can be. */
  #version = Date.now();
  #last: string | null = null;

  /**
   * Numbers what is to be shown. Null where the page shows the same already: it is not drawn again under the reader's
   * hands, and what is pressed there is now about `followed`.
   */
  next(followed: Followed | null, content: ViewContent): ViewState | null {
    const written = JSON.stringify(content);
    const same = written === this.#last;
    if (!same) this.#version += 1;
    this.#last = written;
    if (followed !== null) this.#known.set(String(this.#version), followed);
    return same ? null : { version: this.#version, ...content };
  }

  /** What a state was about; undefined for one that was not sent, or long ago. */
  of(version: number): Followed | undefined {
    return this.#known.get(String(version));
  }

  /** The page is another now, and knows nothing: the next state is sent whatever it is. */
  forgetPage(): void {
    this.#last = null;
  }
}
