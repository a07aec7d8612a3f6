const BACKSLASH = 92;
const PERCENT = 37;

/**
 * Finds `\)`, `\]` and `\end{name}` in one region. A closer that was once not found is not looked for again in that
 * region, so that a thousand unclosed openers cost one pass.
 */
export class Closers {
  readonly #missing = new Set<string>();

  constructor(
    readonly text: string,
    readonly end: number,
    readonly comments: boolean,
  ) {}

  /** Start of the first `closer` (a text that begins with `\`) at or after `from`, or -1. */
  find(closer: string, from: number): number {
    if (this.#missing.has(closer)) return -1;
    const found = this.#search(closer, from);
    if (found === -1) this.#missing.add(closer);
    return found;
  }

  #search(closer: string, from: number): number {
    for (let at = from; at < this.end; at += 1) {
      const code = this.text.charCodeAt(at);
      if (code === BACKSLASH) {
        if (this.text.startsWith(closer, at) && at + closer.length <= this.end) return at;
        at += 1;
      } else if (code === PERCENT && this.comments) {
        const newline = this.text.indexOf('\n', at);
        if (newline === -1) return -1;
        at = newline;
      }
    }
    return -1;
  }
}
