import { Arithmetic } from './arithmetic.ts';
import type { Ball, ComplexBall } from './ball.ts';
import { certainSign, mayBeZero } from './ball.ts';
import { NotComputable, NotDefined } from './failure.ts';

function exactZero(ball: Ball): boolean {
  return ball.mid === 0n && ball.rad === 0n;
}

/** Complex ball arithmetic over a real one; principal branches. */
export class ComplexArithmetic {
  readonly real: Arithmetic;

  constructor(bits: number) {
    this.real = Arithmetic.of(bits);
  }

  of(re: Ball): ComplexBall {
    return { re, im: this.real.zero };
  }

  add(a: ComplexBall, b: ComplexBall): ComplexBall {
    return { re: this.real.add(a.re, b.re), im: this.real.add(a.im, b.im) };
  }

  negate(a: ComplexBall): ComplexBall {
    return { re: this.real.negate(a.re), im: this.real.negate(a.im) };
  }

  subtract(a: ComplexBall, b: ComplexBall): ComplexBall {
    return this.add(a, this.negate(b));
  }

  multiply(a: ComplexBall, b: ComplexBall): ComplexBall {
    const r = this.real;
    if (exactZero(a.im) && exactZero(b.im)) return this.of(r.multiply(a.re, b.re));
    return {
      re: r.subtract(r.multiply(a.re, b.re), r.multiply(a.im, b.im)),
      im: r.add(r.multiply(a.re, b.im), r.multiply(a.im, b.re)),
    };
  }

  divide(a: ComplexBall, b: ComplexBall): ComplexBall {
    const r = this.real;
    if (exactZero(b.im)) return { re: r.divide(a.re, b.re), im: exactZero(a.im) ? a.im : r.divide(a.im, b.re) };
    const norm = r.add(r.multiply(b.re, b.re), r.multiply(b.im, b.im));
    const top = this.multiply(a, { re: b.re, im: r.negate(b.im) });
    return { re: r.divide(top.re, norm), im: r.divide(top.im, norm) };
  }

  abs(a: ComplexBall): Ball {
    const r = this.real;
    if (exactZero(a.im)) {
      const size = a.re.mid < 0n ? -a.re.mid : a.re.mid;
      return { mid: size, rad: a.re.rad };
    }
    return r.sqrt(r.add(r.multiply(a.re, a.re), r.multiply(a.im, a.im)));
  }

  exp(a: ComplexBall): ComplexBall {
    const size = this.real.exp(a.re);
    if (exactZero(a.im)) return this.of(size);
    const { cos, sin } = this.real.cosSin(a.im);
    return { re: this.real.multiply(size, cos), im: this.real.multiply(size, sin) };
  }

  ln(a: ComplexBall): ComplexBall {
    if (exactZero(a.im) && certainSign(a.re) > 0) return this.of(this.real.ln(a.re));
    return { re: this.real.ln(this.abs(a)), im: this.real.atan2(a.im, a.re) };
  }

  power(base: ComplexBall, exponent: ComplexBall): ComplexBall {
    if (mayBeZero(base.re) && mayBeZero(base.im)) {
      if (exactZero(base.re) && exactZero(base.im)) {
        if (certainSign(exponent.re) > 0) return this.of(this.real.zero);
        throw new NotDefined('a power of zero');
      }
      throw new NotComputable('a power of a number near zero');
    }
    return this.exp(this.multiply(exponent, this.ln(base)));
  }

  cosSin(a: ComplexBall): { readonly cos: ComplexBall; readonly sin: ComplexBall } {
    const { cos, sin } = this.real.cosSin(a.re);
    if (exactZero(a.im)) return { cos: this.of(cos), sin: this.of(sin) };
    const r = this.real;
    const [up, down] = [r.exp(a.im), r.exp(r.negate(a.im))];
    const half = (x: Ball): Ball => ({ mid: x.mid >> 1n, rad: (x.rad >> 1n) + 1n });
    const [cosh, sinh] = [half(r.add(up, down)), half(r.subtract(up, down))];
    return {
      cos: { re: r.multiply(cos, cosh), im: r.negate(r.multiply(sin, sinh)) },
      sin: { re: r.multiply(sin, cosh), im: r.multiply(cos, sinh) },
    };
  }
}
