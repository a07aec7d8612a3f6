import { LatexSyntax } from '@cortex-js/compute-engine/latex-syntax';
import { ReadError } from './unreadable.ts';

/** MathJSON in the three shapes the parser gives: a symbol or string, a number, and a function with its operands. */
export type MathJson =
  | string
  | number
  | { readonly num: string }
  | { readonly str: string }
  | readonly MathJson[]
  | { readonly fn: readonly MathJson[] };

/** The parser leaves a hole (null) where an operand is missing; such a result is no MathJSON. */
function isMathJson(value: unknown): value is MathJson {
  if (typeof value === 'string' || typeof value === 'number') return true;
  if (Array.isArray(value)) return value.every(isMathJson);
  if (typeof value !== 'object' || value === null) return false;
  if ('fn' in value) return isMathJson(value.fn);
  return ('num' in value && typeof value.num === 'string') || ('str' in value && typeof value.str === 'string');
}

const capacity = 2000;

/** The compute-engine's LaTeX parser, loaded at its first use, with the latest results kept. */
class LatexParser {
  #syntax: LatexSyntax | null = null;
  readonly #latest = new Map<string, MathJson>();

  /** Parses one relation-free formula; what cannot be parsed comes back as an `Error` function inside the result. */
  parse(latex: string): MathJson {
    const kept = this.#latest.get(latex);
    if (kept !== undefined) return kept;
    this.#syntax ??= new LatexSyntax();
    const parsed: unknown = this.#syntax.parse(latex);
    if (!isMathJson(parsed)) throw new ReadError('a formula with a part missing');
    if (this.#latest.size >= capacity) this.#latest.clear();
    this.#latest.set(latex, parsed);
    return parsed;
  }
}

const parser = new LatexParser();

/** Parses one relation-free formula into MathJSON. */
export function parseLatex(latex: string): MathJson {
  return parser.parse(latex);
}

/** A function's name and operands, or null for an atom. */
export function asFunction(json: MathJson): { readonly head: string; readonly args: readonly MathJson[] } | null {
  const list = Array.isArray(json)
    ? (json as readonly MathJson[])
    : typeof json === 'object' && 'fn' in json
      ? json.fn
      : null;
  const [head, ...args] = list ?? [];
  return typeof head === 'string' ? { head, args } : null;
}
