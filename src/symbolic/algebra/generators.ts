import type { Polynomial } from './polynomial.ts';

/** What a generator stands for, and so which relation it satisfies. */
export type GeneratorKind =
  | { readonly kind: 'variable'; readonly name: string }
  /** A prime (or unfactored) integer under a fractional power. */
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'imaginary' }
  /** A polynomial under a fractional power. */
  | { readonly kind: 'radical'; readonly base: Polynomial }
  /** An absolute value: its square is the square of what stands inside. */
  | { readonly kind: 'absolute'; readonly base: Polynomial }
  /** The exponential of one monomial. */
  | { readonly kind: 'exponential'; readonly of: string }
  | { readonly kind: 'logarithm'; readonly of: Polynomial }
  /** Anything else, known only by its name. */
  | { readonly kind: 'opaque'; readonly name: string };

/** The generators of one comparison, numbered as they come up. */
export class Generators {
  readonly #numbers = new Map<string, number>();
  readonly #kinds: GeneratorKind[] = [];
  /** Conditions under which rewritings made so far hold, in words: `x > 0`. */
  readonly conditions = new Set<string>();

  /** The number of the generator with this key, made at first use. */
  number(key: string, kind: GeneratorKind): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const next = this.#kinds.length;
    this.#numbers.set(key, next);
    this.#kinds.push(kind);
    return next;
  }

  kind(generator: number): GeneratorKind {
    const kind = this.#kinds[generator];
    if (!kind) throw new RangeError(`no generator ${generator}`);
    return kind;
  }

  get count(): number {
    return this.#kinds.length;
  }
}
