const BACKSLASH = 92;
const PERCENT = 37;

/** What hides a delimiter from the index: `\` before it, or TeX's comment to the end of the line. */
export interface RunRules {
  readonly escapes: boolean;
  readonly comments: boolean;
}

/**
 * All runs of one character (`$`, `` ` ``) in a region, read once, so that looking for a closer never reads the region
 * again: finding every pair costs time linear in the region, whatever stands in it. Questions must come in order.
 */
export class Runs {
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  readonly #next = new Map<number, number>();
  readonly #byLength = new Map<number, number[]>();
  #cursor = 0;

  constructor(text: string, start: number, end: number, code: number, rules: RunRules) {
    for (let at = start; at < end; at += 1) {
      const here = text.charCodeAt(at);
      if (here === BACKSLASH && rules.escapes) at += 1;
      else if (here === PERCENT && rules.comments) at = Math.min(endOfLine(text, at), end);
      else if (here === code) at = this.#add(text, at, end, code) - 1;
    }
  }

  #add(text: string, at: number, end: number, code: number): number {
    let last = at;
    while (last < end && text.charCodeAt(last) === code) last += 1;
    const length = last - at;
    this.#starts.push(at);
    this.#lengths.push(length);
    const same = this.#byLength.get(length);
    if (same === undefined) this.#byLength.set(length, [at]);
    else same.push(at);
    return last;
  }

  /** Start of the first run of exactly `length` at or after `from`, or -1. */
  sameLength(length: number, from: number): number {
    const starts = this.#byLength.get(length) ?? [];
    let index = this.#next.get(length) ?? 0;
    while (index < starts.length && (starts[index] ?? 0) < from) index += 1;
    this.#next.set(length, index);
    return starts[index] ?? -1;
  }

  /** The runs at or after `from`, at most `limit` of them, as `[start, length]`. */
  following(from: number, limit: number): (readonly [number, number])[] {
    while (this.#cursor < this.#starts.length && (this.#starts[this.#cursor] ?? 0) < from) this.#cursor += 1;
    const found: (readonly [number, number])[] = [];
    for (let index = this.#cursor; index < this.#starts.length && found.length < limit; index += 1)
      found.push([this.#starts[index] ?? 0, this.#lengths[index] ?? 0]);
    return found;
  }
}

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline;
}
