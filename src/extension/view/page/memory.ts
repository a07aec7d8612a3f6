import * as z from 'zod';
import { viewState, type ViewState } from '../protocol.ts';

/** What the editor keeps of the page while it is hidden. */
const memory = z.object({
  state: viewState.nullable(),
  /** Which steps the reader opened or closed, by their derivation and number. */
  opened: z.record(z.string(), z.boolean()),
  scroll: z.number(),
});
type Memory = z.infer<typeof memory>;

interface Editor {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): Editor;

const KEPT_CHOICES = 300;

/** The page's line to the editor, and what it remembers over being hidden. */
export class PageMemory {
  readonly #editor = acquireVsCodeApi();
  #memory: Memory;

  constructor() {
    const kept = memory.safeParse(this.#editor.getState());
    this.#memory = kept.success ? kept.data : { state: null, opened: {}, scroll: 0 };
  }

  get state(): ViewState | null {
    return this.#memory.state;
  }

  get scroll(): number {
    return this.#memory.scroll;
  }

  isOpen(subject: string, step: number): boolean | undefined {
    return this.#memory.opened[keyOf(subject, step)];
  }

  setOpen(subject: string, step: number, open: boolean): void {
    const others = Object.entries(this.#memory.opened).slice(-KEPT_CHOICES);
    this.#keep({ opened: { ...Object.fromEntries(others), [keyOf(subject, step)]: open } });
  }

  setState(state: ViewState): void {
    this.#keep({ state });
  }

  setScroll(scroll: number): void {
    this.#keep({ scroll });
  }

  post(message: unknown): void {
    this.#editor.postMessage(message);
  }

  #keep(changes: Partial<Memory>): void {
    this.#memory = { ...this.#memory, ...changes };
    this.#editor.setState(this.#memory);
  }
}

function keyOf(subject: string, step: number): string {
  return `${step} ${subject}`;
}
