const BACKTICK = 96;

/** Finds the ends of code spans in one region, in time linear in it. Questions come in order. */
export class CodeSpans {
  #starts: ReadonlyMap<number, readonly number[]> | null = null;
  readonly #next = new Map<number, number>();

  constructor(
    readonly text: string,
    readonly end: number,
  ) {}

  /** The end of the code span that opens at `at`, or of its backticks when nothing closes it (CommonMark 0.31, 6.1). */
  endOf(at: number): number {
    const last = runEnd(this.text, at, this.end);
    const close = this.#close(last - at, last);
    return close === -1 ? last : close + last - at;
  }

  #close(length: number, from: number): number {
    const nearest = this.text.indexOf('`', from);
    if (nearest === -1 || nearest >= this.end) return -1;
    if (runEnd(this.text, nearest, this.end) - nearest === length) return nearest;
    return this.#indexed(length, nearest);
  }

  /** Where the nearest run is of another length: all runs are read once, and then only looked up. */
  #indexed(length: number, from: number): number {
    this.#starts ??= runsByLength(this.text, from, this.end);
    const starts = this.#starts.get(length) ?? [];
    let index = this.#next.get(length) ?? 0;
    while (index < starts.length && (starts[index] ?? 0) < from) index += 1;
    this.#next.set(length, index);
    return starts[index] ?? -1;
  }
}

function runsByLength(text: string, start: number, end: number): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = text.indexOf('`', start); at !== -1 && at < end;) {
    const last = runEnd(text, at, end);
    const same = runs.get(last - at);
    if (same === undefined) runs.set(last - at, [at]);
    else same.push(at);
    at = text.indexOf('`', last);
  }
  return runs;
}

function runEnd(text: string, at: number, end: number): number {
  let last = at;
  while (last < end && text.charCodeAt(last) === BACKTICK) last += 1;
  return last;
}
