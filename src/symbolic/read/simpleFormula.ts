import { Rational } from '../exact/rational.ts';
import { negate, number, power, product, quotient, squareRoot, sum, symbol } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { letterConstants } from './holes.ts';
import type { Token } from './tokens.ts';
import { argumentAt } from './tokens.ts';

const greek: Readonly<Record<string, string>> = {
  '\\pi': 'Pi',
  '\\theta': 'theta',
  '\\alpha': 'alpha',
  '\\beta': 'beta',
};
const times = new Set(['\\cdot', '\\times']);
/** Letters that are never applied to what stands in parentheses after them. */
const plainLetters = /^[abcdklmnrtwxzLMXYZ]$/;

/**
 * Reads a formula of numbers, letters, sums, products, powers, fractions and square roots, the bulk of what is written,
 * exactly as the parser would; null for any other, which is left to the parser.
 */
export function simpleFormula(
  tokens: readonly Token[],
  filled: ReadonlyMap<string, Expr>,
  functions: ReadonlySet<string>,
): Expr | null {
  const reader = new SimpleReader(tokens, filled, functions);
  return reader.whole();
}

class SimpleReader {
  #at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly filled: ReadonlyMap<string, Expr>,
    private readonly functions: ReadonlySet<string>,
  ) {}

  whole(): Expr | null {
    const read = this.#sum();
    return this.#at === this.tokens.length ? read : null;
  }

  #peek(): Token {
    return this.tokens[this.#at] ?? '';
  }

  #sum(): Expr | null {
    const terms: Expr[] = [];
    for (let sign = this.#peek(); terms.length === 0 || sign === '+' || sign === '-'; sign = this.#peek()) {
      if (sign === '-' || (sign === '+' && terms.length > 0)) this.#at += 1;
      const term = this.#term();
      if (!term) return null;
      terms.push(sign === '-' ? negate(term) : term);
    }
    const [only] = terms;
    return terms.length === 1 && only ? only : sum(...terms);
  }

  #term(): Expr | null {
    const first = this.#factor();
    if (!first) return null;
    const factors = [first];
    for (;;) {
      const sign = this.#peek();
      if (times.has(sign)) this.#at += 1;
      else if (sign === '/') return this.#divided(product(...factors));
      else if (!startsFactor(sign)) return factors.length === 1 ? first : product(...factors);
      const next = this.#factor();
      if (!next) return null;
      factors.push(next);
    }
  }

  /** A quotient ends its term: what would follow is read differently by different writers. */
  #divided(top: Expr): Expr | null {
    this.#at += 1;
    const bottom = this.#factor();
    const ends = this.#peek() === '' || this.#peek() === '+' || this.#peek() === '-' || this.#peek() === ')';
    return bottom && ends ? quotient(top, bottom) : null;
  }

  #factor(): Expr | null {
    const token = this.#peek();
    const base = this.#atom();
    if (!base) return null;
    if (this.#peek() === '(' && isLetter(token) && !plainLetters.test(token)) return null;
    if (this.#peek() !== '^') return this.#peek() === '_' ? null : base;
    const { tokens, end } = argumentAt(this.tokens, this.#at + 1);
    const braced = this.tokens[this.#at + 1] === '{';
    if (!braced && !/^[\da-zA-SU-Z]$/.test(tokens[0] ?? '')) return null;
    const exponent = simpleFormula(tokens, this.filled, this.functions);
    this.#at = end;
    if (!exponent || (exponent.kind === 'symbol' && exponent.name === 'T')) return null;
    const applied = this.#peek() === '(' && isLetter(token);
    return applied || this.#peek() === '^' || this.#peek() === '_' ? null : power(base, exponent);
  }

  #atom(): Expr | null {
    const token = this.#peek();
    this.#at += 1;
    if (isNumber(token)) return literal(token);
    if (isLetter(token)) return this.functions.has(token) ? null : this.#letter(token);
    if (token in greek) return letterConstants[greek[token] ?? ''] ?? symbol(greek[token] ?? '');
    if (token === '(') return this.#grouped();
    if (token === '\\frac') return this.#fraction();
    if (token === '\\sqrt' && this.#peek() === '{') {
      const inside = this.#argument();
      return inside && squareRoot(inside);
    }
    return this.#hole(token);
  }

  /** `x`, `x_1`, `a_{n}`; of `x_12` only the 1 is an index, which the parser knows. */
  #letter(token: Token): Expr | null {
    if (this.#peek() !== '_') return letterConstants[token] ?? symbol(token);
    const { tokens, end } = argumentAt(this.tokens, this.#at + 1);
    const index = tokens[0] ?? '';
    const braced = this.tokens[this.#at + 1] === '{';
    if (tokens.length !== 1 || !(braced ? /^(?:\d+|[a-zA-Z])$/ : /^[\da-zA-Z]$/).test(index)) return null;
    this.#at = end;
    return this.#peek() === '(' ? null : symbol(`${token}_${index}`);
  }

  #grouped(): Expr | null {
    const inside = this.#sum();
    if (!inside || this.#peek() !== ')') return null;
    this.#at += 1;
    return inside;
  }

  /** `\\frac{d}{dx}` and `\\frac{dy}{dx}` are derivatives. */
  #fraction(): Expr | null {
    const over = argumentAt(this.tokens, this.#at);
    const under = argumentAt(this.tokens, over.end);
    if (over.tokens[0] === 'd' && under.tokens[0] === 'd') return null;
    const top = this.#argument();
    const bottom = top && this.#argument();
    return top && bottom && quotient(top, bottom);
  }

  #argument(): Expr | null {
    const { tokens, end } = argumentAt(this.tokens, this.#at);
    if (this.#peek() !== '{' && !/^[\da-zA-Z]$/.test(this.#peek())) return null;
    this.#at = end;
    return simpleFormula(tokens, this.filled, this.functions);
  }

  #hole(token: Token): Expr | null {
    const name = /^\\operatorname\{(Hole[a-z]+)\}$/.exec(token)?.[1];
    const hole = name === undefined ? undefined : this.filled.get(name);
    return hole && this.#peek() !== '(' ? hole : null;
  }
}

function isNumber(token: Token): boolean {
  return /^\d/.test(token) || /^\.\d/.test(token);
}

function isLetter(token: Token): boolean {
  return /^[a-zA-Z]$/.test(token);
}

function startsFactor(token: Token): boolean {
  return isLetter(token) || token === '(' || token in greek || /^\\(?:frac$|sqrt$|operatorname\{Hole)/.test(token);
}

function literal(text: string): Expr | null {
  const value = Rational.parse(text);
  const decimals = /\.(\d+)$/.exec(text)?.[1]?.length;
  if (!value) return null;
  return decimals === undefined ? number(value) : { kind: 'number', value, decimals };
}
