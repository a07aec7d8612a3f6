/**
 * A real number known to lie within `rad` of `mid`, both in units of `2^-bits` of the arithmetic that made it.
 * (Midpoint-radius arithmetic after van der Hoeven, "Ball arithmetic", 2009.)
 */
export interface Ball {
  readonly mid: bigint;
  readonly rad: bigint;
}

/** A complex number by two balls. */
export interface ComplexBall {
  readonly re: Ball;
  readonly im: Ball;
}

/** Whether zero lies in the ball. */
export function mayBeZero(ball: Ball): boolean {
  return (ball.mid < 0n ? -ball.mid : ball.mid) <= ball.rad;
}

/** -1 or 1 where the sign is certain, 0 where it is not. */
export function certainSign(ball: Ball): -1 | 0 | 1 {
  if (mayBeZero(ball)) return 0;
  return ball.mid < 0n ? -1 : 1;
}
