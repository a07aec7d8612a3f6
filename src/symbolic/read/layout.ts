import type { Token } from './tokens.ts';
import { argumentAt, depthChange, groupEnd } from './tokens.ts';
import { ReadError } from './unreadable.ts';

const dropped = new Set([
  '\\left',
  '\\right',
  '\\,',
  '\\!',
  '\\;',
  '\\:',
  '\\ ',
  '\\quad',
  '\\qquad',
  '\\displaystyle',
  '\\textstyle',
  '\\limits',
  '\\nolimits',
  '\\big',
  '\\Big',
  '\\bigg',
  '\\Bigg',
  '\\bigl',
  '\\bigr',
  '\\Bigl',
  '\\Bigr',
  '\\biggl',
  '\\biggr',
  '\\middle',
  '\\nonumber',
  '\\notag',
  '\\$',
  '$',
  '\\hfill',
  '\\enspace',
  '\\thinspace',
  '\\scriptstyle',
  '\\/',
  '\\allowbreak',
  '\\strut',
  '\\mathstrut',
  '~',
  '\\>',
]);

const renamed: Readonly<Record<string, readonly Token[]>> = {
  '\\dfrac': ['\\frac'],
  '\\tfrac': ['\\frac'],
  '\\cfrac': ['\\frac'],
  '\\dbinom': ['\\binom'],
  '\\tbinom': ['\\binom'],
  '\\leq': ['\\le'],
  '\\leqslant': ['\\le'],
  '\\lt': ['<'],
  '\\geq': ['\\ge'],
  '\\geqslant': ['\\ge'],
  '\\gt': ['>'],
  '\\neq': ['\\ne'],
  '\\lvert': ['|'],
  '\\rvert': ['|'],
  '\\vert': ['|'],
  '\\lbrace': ['\\{'],
  '\\rbrace': ['\\}'],
  '\\ast': ['\\cdot'],
  '*': ['\\cdot'],
  '\\lbrack': ['['],
  '\\rbrack': [']'],
  '\\lparen': ['('],
  '\\rparen': [')'],
  '\\dotsc': ['\\ldots'],
  '\\dotsb': ['\\cdots'],
  '\\dots': ['\\ldots'],
  '\\dotsm': ['\\cdots'],
  '\\dotsi': ['\\cdots'],
  '\\coloneqq': ['='],
  '\\triangleq': ['='],
  '\\equals': ['='],
  '\\thickapprox': ['\\approx'],
  '\\simeq': ['\\approx'],
  '\\doteq': ['\\approx'],
  '\\cr': ['\\\\'],
  '\\bigtriangleup': ['\\triangle'],
  '\\vartriangle': ['\\triangle'],
  '\\tan^{-1}': ['\\arctan'],
  '\\slash': ['/'],
  '\\rightarrow': ['\\to'],
  '\\lnot': ['\\neg'],
  "\\'": ["'"],
  '\\degree': ['^', '\\circ'],
  '\\mathrm{d}': ['d'],
  '\\mathrm{e}': ['e'],
  '\\mathrm{i}': ['i'],
  '\\text{d}': ['d'],
  '\\colon': [':'],
  '\\lg': ['\\log'],
  '\\cosec': ['\\csc'],
  '\\tg': ['\\tan'],
  '\\ctg': ['\\cot'],
  '\\arctg': ['\\arctan'],
  '\\operatorname{arcsin}': ['\\arcsin'],
  '\\operatorname{arccos}': ['\\arccos'],
  '\\operatorname{arctan}': ['\\arctan'],
  '\\operatorname{lcm}': ['\\operatorname{lcm}'],
  '\\text{lcm}': ['\\operatorname{lcm}'],
  '\\mathrm{lcm}': ['\\operatorname{lcm}'],
  '\\lcm': ['\\operatorname{lcm}'],
  '\\text{gcd}': ['\\gcd'],
  '\\mathrm{gcd}': ['\\gcd'],
  '\\operatorname{gcd}': ['\\gcd'],
  '\\text{GCD}': ['\\gcd'],
  '\\text{gcf}': ['\\gcd'],
  '\\text{GCF}': ['\\gcd'],
  '\\text{gcf }': ['\\gcd'],
  '\\text{gcd }': ['\\gcd'],
  '\\mathrm{gcf}': ['\\gcd'],
  '\\operatorname{gcf}': ['\\gcd'],
  '\\text{LCM}': ['\\operatorname{lcm}'],
  '\\text{cis}': ['\\operatorname{cis}'],
  '\\text{cis }': ['\\operatorname{cis}'],
  '\\operatorname{cis}': ['\\operatorname{cis}'],
  '\\mathrm{cis}': ['\\operatorname{cis}'],
  '\\text{det}': ['\\det'],
  '\\operatorname{det}': ['\\det'],
  '\\mathrm{lim}': ['\\lim'],
  '\\intop': ['\\int'],
  '\\infin': ['\\infty'],
  '\\imath': ['i'],
  '\\operatorname{sech}': ['\\operatorname{sech}'],
};

/** Commands whose argument is kept and the command dropped. */
const transparent = new Set([
  '\\boxed',
  '\\fbox',
  '\\cancel',
  '\\bcancel',
  '\\xcancel',
  '\\underline',
  '\\emph',
  '\\bm',
  '\\boldsymbol',
  '\\ensuremath',
  '\\mathstrut',
  '\\color',
  '\\textcolor',
]);

/** Commands dropped with their argument. */
const annotations = new Set([
  '\\tag',
  '\\label',
  '\\phantom',
  '\\vphantom',
  '\\hphantom',
  '\\hspace',
  '\\vspace',
  '\\ref',
  '\\eqref',
]);

/** Drops what only changes how a formula looks, and gives each command one name. */
export function plainLayout(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let k = 0; k < tokens.length;) {
    const token = tokens[k] ?? '';
    k += 1;
    if (
      token === '\\$' &&
      out.at(-1) !== '(' &&
      isOperand(out.at(-1)) &&
      isOperand(tokens.slice(k).find((next) => !dropped.has(next)))
    )
      throw new ReadError('a sign with a meaning of its own');
    if (token === '\\qquad' && separates(out, tokens.slice(k))) out.push(',');
    const list = out.at(-1) === '=' && boxes.has(token) ? listAt(tokens, k) : null;
    if (list) {
      out.push(...plainLayout(list.tokens));
      k = list.end;
    } else if (annotations.has(token)) k = tokens[k] === '{' ? groupEnd(tokens, k) : k;
    else if (token === '\\underbrace' || token === '\\overbrace') k = brace(tokens, k, out);
    else if ((token === '\\left' || token === '\\right') && tokens[k] === '.') k += 1;
    else if (dropped.has(token) || transparent.has(token)) continue;
    else if (/^\\(?:text\w*|mbox)\{\s*of\s*\}$/.test(token)) out.push('\\cdot');
    else if (isEquals(token, tokens[k])) out.push('=');
    else out.push(...(Object.hasOwn(renamed, token) ? (renamed[token] ?? []) : [token]));
  }
  return out;
}

const boxes = new Set(['\\boxed', '\\fbox']);

/** Values with commas between them in a box: `x = \\boxed{1, 2}`; null where there is one value. */
function listAt(tokens: readonly Token[], start: number): ReturnType<typeof argumentAt> | null {
  if (tokens[start] !== '{') return null;
  const content = argumentAt(tokens, start);
  let depth = 0;
  return content.tokens.some((token) => ((depth += depthChange(token)), depth === 0 && token === ',')) ? content : null;
}

/** `20 \\text{ is } 25\\% ...`: the word stands for the sign. */
function isEquals(token: Token, next: Token | undefined): boolean {
  const word = /^\\(?:text\w*|mbox)\{\s*(?:is|equals|is equal to)\s*\}$/.test(token);
  return word && next !== undefined && /^(?:\d|-|\\(?:frac|dfrac|sqrt|\$))/.test(next);
}

const relation = /^(?:[=<>]|\\(?:le|ge|ne|leq|geq|neq|approx))$/;

/** Whether a wide space stands between two statements: `x = 1 \\qquad y = 2`. */
function separates(before: readonly Token[], rest: readonly Token[]): boolean {
  const row = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('\\\\')) + 1);
  const from = rest.findIndex((token) => !dropped.has(token));
  const to = rest.findIndex((token, k) => k > from && [',', '\\\\', '\\qquad', '&'].includes(token));
  const next = rest.slice(from, to < 0 ? rest.length : to);
  const operands = /^[\dA-Za-z)}]/.test(before.at(-1) ?? '') && /^(?:[\dA-Za-z(]|\\frac)/.test(next[0] ?? '');
  return operands && row.some((token) => relation.test(token)) && next.some((token) => relation.test(token));
}

/** A number, letter or bracket: money's sign never stands between two of them. */
function isOperand(token: Token | undefined): boolean {
  return token !== undefined && /^[\dA-Za-z()]/.test(token);
}

/** Keeps what a brace stands over and drops the note under or over it. */
function brace(tokens: readonly Token[], start: number, out: Token[]): number {
  const content = argumentAt(tokens, start);
  out.push('{', ...plainLayout(content.tokens), '}');
  const next = tokens[content.end];
  return next === '_' || next === '^' ? argumentAt(tokens, content.end + 1).end : content.end;
}
