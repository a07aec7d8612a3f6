/** A map that keeps the entries used last and forgets the rest. */
export class Recent<Value> {
  readonly #entries = new Map<string, Value>();

  constructor(private readonly kept: number) {}

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > this.kept && oldest.done !== true) this.#entries.delete(oldest.value);
  }
}
