/** A set of ASCII characters that text can be searched for, faster than by a pattern: no allocation, no look past `end`. */
export class CharacterSet {
  readonly #has = new Uint8Array(128);

  constructor(characters: string) {
    for (let index = 0; index < characters.length; index += 1) this.#has[characters.charCodeAt(index)] = 1;
  }

  /** True when the character with this code is in the set. */
  has(code: number): boolean {
    return code < 128 && this.#has[code] === 1;
  }

  /** Offset of the first character of the set in `[from, end)`, or `end`. */
  find(text: string, from: number, end: number): number {
    let at = from;
    while (at < end && !this.has(text.charCodeAt(at))) at += 1;
    return at;
  }
}
