/**
 * Finds the first stop string in a text that comes in pieces. Text that may be the beginning of a stop string is held
 * back until that is decided, so that no part of a stop string is ever passed on.
 */
export class StopScanner {
  private held = '';

  constructor(private readonly stops: readonly string[]) {}

  /** The text that is safe to pass on, and whether a stop string ended it. */
  push(piece: string): { readonly text: string; readonly stopped: boolean } {
    const text = this.held + piece;
    const found = this.firstStop(text);
    if (found >= 0) {
      this.held = '';
      return { text: text.slice(0, found), stopped: true };
    }
    const kept = this.undecidedLength(text);
    this.held = text.slice(text.length - kept);
    return { text: text.slice(0, text.length - kept), stopped: false };
  }

  /** What was held back, when the text ended without a stop string. */
  flush(): string {
    const rest = this.held;
    this.held = '';
    return rest;
  }

  private firstStop(text: string): number {
    const places = this.stops.map((stop) => text.indexOf(stop)).filter((place) => place >= 0);
    return places.length > 0 ? Math.min(...places) : -1;
  }

  private undecidedLength(text: string): number {
    return Math.max(0, ...this.stops.map((stop) => longestOverlap(text, stop)));
  }
}

/** Length of the longest end of `text` that is a proper beginning of `stop`. */
function longestOverlap(text: string, stop: string): number {
  for (let length = Math.min(stop.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(stop.slice(0, length))) return length;
  }
  return 0;
}
