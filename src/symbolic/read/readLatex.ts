import { TooLarge } from '../exact/tooLarge.ts';
import type { Expr, Unreadable } from '../expression/expr.ts';
import { baseNumerals } from './baseNumerals.ts';
import { chooseAsBinomials } from './choose.ts';
import { evaluationBar } from './evaluationBar.ts';
import { fromMathJson } from './fromMathJson.ts';
import { explicitArguments } from './functions.ts';
import { digHoles } from './holes.ts';
import { compoundMeasures } from './compoundMeasures.ts';
import { plainLayout } from './layout.ts';
import { tooLargeToRead } from './limits.ts';
import type { Macros } from './macros.ts';
import { expandMacros } from './macros.ts';
import { parseLatex } from './mathJson.ts';
import { listed, plainNumerals } from './numerals.ts';
import { operationCalls, ownStar } from './operations.ts';
import { plainToLatex, unicodeToLatex } from './plainText.ts';
import { simpleFormula } from './simpleFormula.ts';
import { spelledSums } from './spelledSums.ts';
import { readStatement } from './statement.ts';
import type { Token } from './tokens.ts';
import { groupEnd, joinTokens, tokenize } from './tokens.ts';
import { ReadError } from './unreadable.ts';

/** What may be said to the reader beside the text. */
export interface ReadOptions {
  /** The user's macros, by name with backslash. */
  readonly macros?: Macros | undefined;
  /** Names that are functions here, beside f, g, F, G: `h(b+1)` is then a value of h. */
  readonly functions?: ReadonlySet<string>;
}

const noNames: ReadonlySet<string> = new Set();

/**
 * Reads LaTeX: a formula, a relation, a chain (`a = b = c` becomes `and` of its links), a system, a list, solutions
 * joined by `or`, implications. Relations and what joins them are read here; each relation-free part goes through a
 * normalising pass and the compute-engine's parser. Never throws: what cannot be read says why.
 */
export function readLatex(latex: string, options: ReadOptions = {}): Expr | Unreadable {
  const tooLarge = tooLargeToRead(latex);
  if (tooLarge) return { kind: 'unreadable', reason: tooLarge };
  try {
    const written = tokenize(compoundMeasures(numbersInFull(choices(joiningWords(unicodeToLatex(latex))))));
    const star = options.functions?.has(ownStar) ?? false;
    const tokens = plainNumerals(
      chooseAsBinomials(plainLayout(operationCalls(expandMacros(written, options.macros), star))),
    );
    return readStatement(tokens, (part) => readFormula(part, options.functions ?? noNames));
  } catch (error) {
    if (error instanceof ReadError) return { kind: 'unreadable', reason: `cannot read ${error.message}` };
    if (error instanceof TooLarge) return { kind: 'unreadable', reason: error.message };
    if (error instanceof RangeError) return { kind: 'unreadable', reason: 'too large to read' };
    throw error;
  }
}

/** Reads mathematics written as plain text: `48/2 = 24`, `3 x 4 = 12`, `sqrt(2)`, `x^2 >= 4`. */
export function readPlain(text: string, options: ReadOptions = {}): Expr | Unreadable {
  return readLatex(plainToLatex(text), options);
}

/** `{}_5C_2`, `^5C_2`: binomials and permutations written around a letter. */
function choices(latex: string): string {
  return latex.replaceAll(
    /(?:\{\})?[_^](?:\{(\w+)\}|(\w))\s*(?:\\text\{)?([CP])\}?_(?:\{(\w+)\}|(\w))/g,
    (_, n1?: string, n2?: string, letter?: string, k1?: string, k2?: string) =>
      `${letter === 'C' ? 'C' : 'P'}(${n1 ?? n2 ?? ''},${k1 ?? k2 ?? ''})`,
  );
}

/** `12,\\!173` and `96, 104`, one number and two, `.\\overline{3}`, a decimal without its leading zero, and `8 \\text{ R } 4`, a quotient with its remainder. */
function numbersInFull(latex: string): string {
  return latex
    .replaceAll(/\\mathop\s*\{\s*(\\(?:text|mathrm|operatorname)\{\w+\})\s*\}/g, '$1')
    .replaceAll(/(\\(?:text|mathrm|operatorname)\{\s*(?:lcm|gcd)\s*\}|\\gcd|\\lcm)\s*\[([^[\]]*)\]/g, '$1($2)')
    .replaceAll(/:\s*=/g, '=')
    .replaceAll(/(?<=\d),\\!(?=\d{3}(?!\d))/g, '{,}')
    .replaceAll(/(?<=\d),\s+(?=\d{3}(?!\d))/g, `,${listed}`)
    .replaceAll(/(?<![\d}])\.(?=\\overline\{\d)/g, '0.')
    .replaceAll(
      /(\d+)\s*(?:\\div|\/|÷)\s*(\d+)\s*=\s*(\d+)\s*(?:\\(?:text|mathrm)\{\s*(?:R|r|remainder)\s*\}|R|r)\s*(\d+)/g,
      '$1 = $2 \\cdot $3 + $4, $4 < $2',
    );
}

/** ` or ` and ` and ` between formulas, outside of text: `x = 0 or x = 3`. */
function joiningWords(latex: string): string {
  return latex.replaceAll(/(?<=[\d)}\sA-Za-z])\s(or|and)\s(?=\s*[\\A-Za-z\d(-])/g, (whole, word: string, at: number) =>
    /\\(?:text\w*|mbox|mathrm|operatorname)\s*\{[^{}]*$/.test(latex.slice(0, at)) ? whole : `\\text{ ${word} }`,
  );
}

/** `k[2n + 1]`: square brackets that multiply, as round ones. */
function roundBrackets(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.includes('[')) return tokens;
  const out = [...tokens];
  tokens.forEach((token, k) => {
    if (token !== '[' || !/^[A-Za-z\d)}\]]$/.test(tokens[k - 1] ?? '')) return;
    const end = groupEnd(tokens, k);
    const inside = tokens.slice(k + 1, end - 1);
    if (tokens[end - 1] !== ']' || inside.includes(',')) return;
    out[k] = '(';
    out[end - 1] = ')';
  });
  return out;
}

function readFormula(tokens: readonly Token[], functions: ReadonlySet<string>): Expr {
  const bar = evaluationBar(tokens, (part) => readFormula(part, functions));
  if (bar) return bar;
  const holes = digHoles(spelledSums(baseNumerals(roundBrackets(tokens))));
  const explicit = explicitArguments(holes.tokens);
  const simple = simpleFormula(explicit, holes.filled, functions);
  if (simple) return simple;
  const json = parseLatex(joinTokens(explicit));
  return fromMathJson(json, { filled: holes.filled, functions, bound: noNames });
}
