import { call, minusOne, one, relation, symbol } from '../expression/build.ts';
import type { Expr, LogicOperator, RelationOperator } from '../expression/expr.ts';
import { some, substitute } from '../expression/traverse.ts';
import { bothSigns } from './holes.ts';
import type { Token } from './tokens.ts';
import { argumentAt, depthChange, groupEnd } from './tokens.ts';
import { ReadError } from './unreadable.ts';

/** Reads a relation-free formula. */
export type ReadFormula = (tokens: readonly Token[]) => Expr;

const relations: Readonly<Record<string, RelationOperator>> = {
  '=': '=',
  '\\ne': '!=',
  '<': '<',
  '\\le': '<=',
  '>': '>',
  '\\ge': '>=',
  '\\approx': 'approx',
  '\\in': 'in',
  '\\notin': 'notin',
  '\\subseteq': 'subset',
  '\\subset': 'subset',
  '\\mid': 'divides',
  '\\nmid': 'notdivides',
  '\\equiv': 'congruent',
  '\\sim': 'approx',
  '\\cong': 'approx',
};
const implications = new Set([
  '\\implies',
  '\\Rightarrow',
  '\\Longrightarrow',
  '\\rightarrow',
  '\\therefore',
  '\\Longleftarrow',
]);
const equivalences = new Set(['\\iff', '\\Leftrightarrow', '\\Longleftrightarrow']);
const isOr = (token: Token): boolean =>
  token === '\\lor' ||
  token === '\\vee' ||
  (token.endsWith('}') && /^\\(?:text\w*|mbox)\{\s*,?\s*or\s*\}$/.test(token));
const isAnd = (token: Token): boolean =>
  token === '\\land' ||
  token === '\\wedge' ||
  (token.endsWith('}') && /^\\(?:text\w*|mbox)\{\s*,?\s*(?:and|,)\s*\}$/.test(token));

/** Reads a statement: relations, chains of them, and what joins them; a formula alone is read as itself. */
export function readStatement(tokens: readonly Token[], formula: ReadFormula): Expr {
  const parts = unwrapped(trimmed(tokens));
  if (parts.length === 0) throw new ReadError('an empty formula');
  const system = systemRows(parts);
  if (system) {
    const rows = system.rows.map((row) => readStatement(row, formula));
    const derivation = system.arrows && rows.length > 1 && rows.every(isStatement);
    return derivation ? { kind: 'logic', op: 'implies', parts: rows } : joined('and', rows);
  }
  return readLogic(parts, formula);
}

/** A statement in braces (what a box around it leaves) without them. */
function unwrapped(tokens: readonly Token[]): readonly Token[] {
  if (tokens[0] !== '{' || groupEnd(tokens, 0) !== tokens.length) return tokens;
  return unwrapped(trimmed(tokens.slice(1, -1)));
}

function readLogic(tokens: readonly Token[], formula: ReadFormula): Expr {
  for (const [op, matches] of [
    ['iff', (t: Token) => equivalences.has(t)],
    ['implies', (t: Token) => implications.has(t)],
  ] as const) {
    const parts = split(tokens, matches);
    if (parts.length > 1) return { kind: 'logic', op, parts: parts.map((part) => readStatement(part, formula)) };
  }
  const arrows = split(tokens, (t) => t === '\\to');
  if (arrows.length > 1 && arrows.every(states)) {
    return { kind: 'logic', op: 'implies', parts: arrows.map((part) => readStatement(part, formula)) };
  }
  const either = split(tokens, isOr);
  if (either.length > 1) return joined('or', alternatives(either.map((part) => readStatement(part, formula))));
  const both = split(tokens, isAnd);
  if (both.length > 1) return listed(both, formula, 'and');
  const items = split(tokens, (t) => t === ',' || t === ';');
  if (items.length < 2) return readChain(tokens, formula);
  const shown = valuesOfChain(items);
  if (!shown) return listed(items, formula, 'list');
  return joined('and', [readChain(shown.chain, formula), listed(shown.values, formula, 'list')]);
}

/** `x = \\frac{7 \\pm 5}{4} = 3, \\frac12` cut into what the first links say and the values `x = 3, \\frac12`; null for any other list. */
function valuesOfChain(
  items: readonly (readonly Token[])[],
): { readonly chain: readonly Token[]; readonly values: readonly (readonly Token[])[] } | null {
  const [first = [], ...rest] = items;
  const sides = split(first, (token) => token === '=');
  const [name, last] = [trimmed(sides[0] ?? []), sides.at(-1) ?? []];
  if (sides.length < 3 || name.length !== 1 || !/^[a-zA-Z]$/.test(name[0] ?? '') || rest.some(states)) return null;
  const chain = first.slice(0, first.length - last.length - 1);
  return chain.includes('\\pm') ? { chain, values: [[...name, '=', ...last], ...rest] } : null;
}

/** Whether a relation stands in a part outside its brackets. */
function states(tokens: readonly Token[]): boolean {
  return split(tokens, (token) => relations[token] !== undefined).length > 1;
}

/** Items of a list: relations hold together; bare values after `x =` are further values of x. */
function listed(items: readonly (readonly Token[])[], formula: ReadFormula, how: 'and' | 'list'): Expr {
  const full = items
    .map((item) => trimmed(item))
    .filter((item) => item.length > 0)
    .flatMap(items.some(states) ? signsOf : (item) => [item]);
  const read = full.map((item) => readLogic(item, formula));
  if (read.length === 1 && read[0]) return read[0];
  if (read.every((item) => !isStatement(item)))
    return { kind: 'collection', of: how === 'and' ? 'set' : 'list', items: read };
  const last = read.at(-1);
  if (last?.kind === 'relation' && read.slice(0, -1).every((item) => item.kind === 'symbol')) {
    return joined(
      'and',
      read.map((item) => (item.kind === 'relation' ? item : { ...last, left: item })),
    );
  }
  const completed = alternatives(read);
  return sameSubject(completed) ? joined('or', completed) : joined('and', completed);
}

/** `\\pm 1` behind `x = 0` as the two items that it is. */
function signsOf(item: readonly Token[]): readonly (readonly Token[])[] {
  return item[0] === '\\pm' ? [item.slice(1), ['-', ...item.slice(1)]] : [item];
}

/** Gives a bare value the left side of the relation before it: `x = 3` or `-2`. */
function alternatives(parts: readonly Expr[]): readonly Expr[] {
  let before: Expr | null = null;
  return parts.map((part) => {
    if (part.kind === 'relation') before = part;
    else if (before?.kind === 'relation' && before.op === '=' && !isStatement(part)) {
      if (before.left.kind === 'number') throw new ReadError('a list of values of a number');
      return relation('=', before.left, part);
    }
    return part;
  });
}

/** Whether all parts are `x = value` of one variable: then a list of them is a choice. */
function sameSubject(parts: readonly Expr[]): boolean {
  const [first] = parts;
  if (first?.kind !== 'relation' || first.left.kind !== 'symbol') return false;
  const name = first.left.name;
  return parts.every((p) => p.kind === 'relation' && p.op === '=' && p.left.kind === 'symbol' && p.left.name === name);
}

function isStatement(expr: Expr): boolean {
  return expr.kind === 'relation' || expr.kind === 'logic';
}

function joined(op: LogicOperator, parts: readonly Expr[]): Expr {
  const flat = parts.flatMap((part) => (part.kind === 'logic' && part.op === op ? part.parts : [part]));
  return flat.length === 1 && flat[0] ? flat[0] : { kind: 'logic', op, parts: flat };
}

function readChain(tokens: readonly Token[], formula: ReadFormula): Expr {
  const { body, modulus } = takeModulus(withDivides(tokens));
  const sides: (readonly Token[])[] = [];
  const ops: RelationOperator[] = [];
  let start = 0;
  let depth = 0;
  body.forEach((token, k) => {
    depth += depthChange(token);
    const op = depth === 0 ? relations[token] : undefined;
    if (!op) return;
    sides.push(body.slice(start, k));
    ops.push(op);
    start = k + 1;
  });
  sides.push(body.slice(start));
  if (ops.length === 0) return formula(body);
  const read = readSides(sides, formula);
  const mod = modulus ? { modulus: formula(modulus) } : {};
  const chain = ops.map((op, k): Expr => {
    const left = read[k] ?? symbol('');
    const next = read[k + 1] ?? symbol('');
    const right = op === 'in' || op === 'notin' ? asSet(next, left) : next;
    const equality = op === '=' && (!modulus || ops.indexOf('congruent') > k);
    if (equality) return componentwise(signed(relation('=', left, right)));
    return componentwise(signed({ ...relation(op === '=' ? 'congruent' : op, left, right), ...mod }));
  });
  return joined('and', chain);
}

/** The sides of a chain; where two others can be read, one that cannot is a quantity of its own that its text names. */
function readSides(sides: readonly (readonly Token[])[], formula: ReadFormula): readonly Expr[] {
  let unread = 0;
  return sides.map((side) => {
    try {
      return side.length === 0 ? symbol('') : formula(side);
    } catch (error) {
      unread += 1;
      if (!(error instanceof ReadError) || sides.length < 3 || unread > 1) throw error;
      return symbol(`"${side.join('')}"`);
    }
  });
}

/** A bar that stands alone says that one number divides another: `6|n`. */
function withDivides(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.indexOf('|');
  const alone = at > 0 && at < tokens.length - 1 && !tokens.includes('|', at + 1);
  const depth = tokens.slice(0, at).reduce((total, token) => total + depthChange(token), 0);
  return alone && depth === 0 ? tokens.map((token) => (token === '|' ? '\\mid' : token)) : tokens;
}

/** `(x, y) = (4, 2)` states `x = 4` and `y = 2`. */
function componentwise(claim: Expr): Expr {
  if (claim.kind !== 'relation' || claim.op !== '=') return claim;
  const { left, right } = claim;
  const [a, b] = [ratioParts(left), ratioParts(right)];
  if (a.length > 2 || b.length > 2) return proportional(a, b);
  if (
    left.kind !== 'collection' ||
    right.kind !== 'collection' ||
    left.of === 'set' ||
    left.items.length !== right.items.length
  )
    return claim;
  if (!left.items.every((item) => item.kind === 'symbol')) return claim;
  return joined(
    'and',
    left.items.map((item, k) => relation('=', item, right.items[k] ?? item)),
  );
}

/** The parts of `a : b : c`; any other expression by itself. */
function ratioParts(expr: Expr): readonly Expr[] {
  const [first, rest] = expr.kind === 'call' && expr.name === 'ratio' ? expr.args : [];
  return first && rest ? [first, ...ratioParts(rest)] : [expr];
}

/** `1 : 2 : 7 = 20 : 40 : 140`: each two parts that stand side by side have the same ratio. */
function proportional(a: readonly Expr[], b: readonly Expr[]): Expr {
  if (a.length !== b.length) throw new ReadError('a ratio of several quantities beside something else');
  const ratio = (parts: readonly Expr[], k: number): Expr => call('ratio', parts[k - 1] ?? one, parts[k] ?? one);
  return joined(
    'and',
    a.slice(1).map((_, k) => relation('=', ratio(a, k + 1), ratio(b, k + 1))),
  );
}

/** After `\\in` a bracketed pair is an interval: `[a, b]` closed, `(a, b)` open unless a point is said to lie there. */
function asSet(expr: Expr, member: Expr): Expr {
  if (expr.kind === 'call') return { ...expr, args: expr.args.map((arg) => asSet(arg, member)) };
  if (expr.kind !== 'collection' || expr.items.length !== 2 || member.kind === 'collection') return expr;
  const [low, high] = expr.items;
  if (!low || !high || expr.of === 'set') return expr;
  const open = expr.of === 'tuple';
  return { kind: 'interval', low, high, lowOpen: open, highOpen: open };
}

/** `x = a ± b` is a choice of two; with the sign on both sides the signs go together. */
function signed(claim: Expr): Expr {
  if (!some(claim, (part) => part.kind === 'symbol' && part.name === bothSigns)) return claim;
  const plus = substitute(claim, new Map([[bothSigns, one]]));
  const minus = substitute(claim, new Map([[bothSigns, minusOne]]));
  return { kind: 'logic', op: 'or', parts: [plus, minus] };
}

function takeModulus(tokens: readonly Token[]): {
  readonly body: readonly Token[];
  readonly modulus: readonly Token[] | null;
} {
  const at = tokens.findIndex((t) => t === '\\pmod' || t === '\\mod' || t === '\\pod');
  if (at >= 0) {
    const argument = argumentAt(tokens, at + 1);
    const end = tokens[at] === '\\pmod' ? argument.end : tokens.length;
    return {
      body: [...tokens.slice(0, at), ...tokens.slice(end)],
      modulus: tokens[at] === '\\pmod' ? argument.tokens : tokens.slice(at + 1),
    };
  }
  const open = tokens.findIndex(
    (t, k) => t === '(' && /^\\(?:text\w*|mathrm|operatorname)\{\s*mod\s*\}$|^\\bmod$/.test(tokens[k + 1] ?? ''),
  );
  if (open < 0) return { body: tokens, modulus: null };
  const end = groupEnd(tokens, open);
  return { body: [...tokens.slice(0, open), ...tokens.slice(end)], modulus: tokens.slice(open + 2, end - 1) };
}

function split(tokens: readonly Token[], at: (token: Token) => boolean): (readonly Token[])[] {
  const parts: (readonly Token[])[] = [];
  let [depth, start] = [0, 0];
  tokens.forEach((token, k) => {
    depth += depthChange(token);
    if (depth !== 0 || !at(token)) return;
    parts.push(tokens.slice(start, k));
    start = k + 1;
  });
  parts.push(tokens.slice(start));
  return parts.filter((part, k) => part.length > 0 || k > 0).filter((part) => part.length > 0);
}

function trimmed(tokens: readonly Token[]): readonly Token[] {
  let [start, end] = [0, tokens.length];
  const edge = (token: Token | undefined): boolean =>
    token !== undefined &&
    /^(?:[.,;:]|\\\\|&|\\therefore|\\because|\\implies|\\Rightarrow|\\Longrightarrow|\\(?:text\w*)\{\s*(?:so|and|thus|hence|then|or|that is|i\.e\.)?[\s,.]*\})$/.test(
      token,
    );
  while (start < end && edge(tokens[start])) start += 1;
  while (end > start && edge(tokens[end - 1])) end -= 1;
  return tokens.slice(start, end);
}

/** The rows of a system (`cases`, `aligned`, `array`) that fills the whole formula, or null. */
function systemRows(
  tokens: readonly Token[],
): { readonly rows: readonly (readonly Token[])[]; readonly arrows: boolean } | null {
  const opening = tokens[0] === '\\{' ? 1 : 0;
  const name = /^\\begin\{(cases|aligned|align\*?|array|gather\*?|gathered|split|eqnarray\*?|equation\*?)\}$/.exec(
    tokens[opening] ?? '',
  )?.[1];
  if (!name || !(tokens.at(-1) ?? '').startsWith('\\end{')) return null;
  let inner = tokens.slice(opening + 1, -1);
  if (name === 'array' && inner[0] === '{') inner = inner.slice(groupEnd(inner, 0));
  const written = split(inner, (t) => t === '\\\\').map(withoutColumns);
  const rows = written.map(withoutArrows);
  const arrows = rows.some((row, k) => row.length !== written[k]?.length);
  return { rows: continued(rows.filter((row) => row.length > 0)), arrows };
}

/** A row without the marks of its own columns; those of a matrix in it stay. */
function withoutColumns(row: readonly Token[]): readonly Token[] {
  let depth = 0;
  return row.filter((token) => {
    depth += depthChange(token);
    return token !== '&' || depth > 0;
  });
}

/** Arrows at the edges of a row only say that it follows. */
function withoutArrows(row: readonly Token[]): readonly Token[] {
  const arrow = (token: Token | undefined): boolean =>
    token !== undefined && (implications.has(token) || equivalences.has(token) || token === '\\to');
  let [start, end] = [0, row.length];
  while (arrow(row[start])) start += 1;
  while (end > start && arrow(row[end - 1])) end -= 1;
  return row.slice(start, end);
}

/** Joins rows that start with a relation or a plus sign, or go on with a minus sign, to the row before. */
function continued(rows: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  const out: (readonly Token[])[] = [];
  for (const row of rows) {
    const previous = out.at(-1);
    const goesOn = relations[row[0] ?? ''] !== undefined || row[0] === '+' || (row[0] === '-' && !states(row));
    if (previous && goesOn) out[out.length - 1] = [...previous, ...row];
    else out.push(row);
  }
  return out;
}
