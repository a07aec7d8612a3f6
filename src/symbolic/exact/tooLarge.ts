/**
 * Thrown when a value or an expression would pass the size limits: the caller answers "undecided: too large". It is an
 * error of its own so that nothing else is mistaken for it.
 */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';

  constructor(what: string) {
    super(`too large: ${what}`);
  }
}

/** Bits an exact integer may hold; past it, exact arithmetic stops. */
export const maxBits = 60_000;

/** Fails with {@link TooLarge} when `bits` passes the limit. */
export function requireBits(bits: number, what: string): void {
  if (!(bits <= maxBits)) throw new TooLarge(what);
}
