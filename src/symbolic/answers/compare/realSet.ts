import type { IntervalShape, RelationShape, Shape } from '../shape/shape.ts';
import { isName } from '../shape/relation.ts';
import { coalesced, common, MINUS, PLUS, ray, valueAt, without } from './intervalAlgebra.ts';

/** A set of reals as intervals; a point is an interval closed at both ends. `subject` is the variable named, if any. */
export interface RealSet {
  readonly pieces: readonly IntervalShape[];
  readonly subject: string | null;
}

const EMPTY =
  /^(?:\\(?:emptyset|varnothing)|∅|no (?:real )?solutions?|none|(?:the )?empty set|\\text\s*\{\s*(?:no (?:real )?solutions?|none|empty set)\s*\})$/;
const EXCEPT =
  /^all reals?(?: numbers?)?(?: [a-z])?(?: values?)? (?:except|but|other than|not equal to)(?: for)?\s*(?:([a-z])\s*=\s*)?([-\d./, and]+|\\frac\s*\{-?\d+\}\s*\{\d+\})$/;
const REALS = /^(?:\\mathbb\s*\{?\s*R\s*\}?|\\R|\\Reals?|ℝ|\\text\s*\{\s*all real numbers\s*\}|all real numbers)$/;

/** The set of reals a shape describes (interval, union, inequality, `x \ne 2`, reals without points), or null. */
export function toRealSet(shape: Shape): RealSet | null {
  switch (shape.kind) {
    case 'interval':
      return { pieces: [shape], subject: null };
    case 'between':
      return { pieces: [shape.interval], subject: shape.subject };
    case 'membership': {
      const inner = toRealSet(shape.set);
      return inner && { ...inner, subject: shape.subject };
    }
    case 'relation':
      return ofRelation(shape);
    case 'setOperation':
      return ofOperation(shape.op, shape.parts);
    case 'list':
      return ofList(shape.items, shape.raw);
    case 'tuple':
      return ofPair(shape.items, shape.brackets);
    case 'set':
      return ofPoints(shape.items);
    case 'expression':
    case 'words':
      return ofName(shape.text);
    case 'choice':
    case 'clock':
    case 'ratio':
      return null;
  }
}

function ofName(text: string): RealSet | null {
  if (EMPTY.test(text)) return { pieces: [], subject: null };
  const [, named, left] = EXCEPT.exec(text.replaceAll(/\\text\s*\{([^{}]*)\}/g, ' $1 ').trim()) ?? [];
  if (left !== undefined) return { pieces: holes(left.split(/\s*,\s*|\s+and\s+/)), subject: named ?? null };
  return REALS.test(text) ? { pieces: [ray(MINUS, PLUS, true, true)], subject: null } : null;
}

function ofRelation({ op, left, right }: RelationShape): RealSet | null {
  const open = op === '<';
  if (op === '!=') return isName(left) ? { pieces: holes([right]), subject: left } : null;
  if (op === '=') return null;
  const near = centreOf(left);
  if (near) return { pieces: [ray(`${near.at}-(${right})`, `${near.at}+(${right})`, open, open)], subject: near.name };
  const far = centreOf(right);
  if (far) return { pieces: outside(far.at, left, open), subject: far.name };
  if (isName(left)) return { pieces: [ray(MINUS, right, true, open)], subject: left };
  return isName(right) ? { pieces: [ray(left, PLUS, open, true)], subject: right } : null;
}

/** The centre of `|x - 3|` and its variable; null for any other side. */
function centreOf(side: string): { readonly name: string; readonly at: string } | null {
  const bars =
    /^(?:\||\\[lr]?vert)\s*([a-z])\s*(?:([-+])\s*([\d./]+|\\frac\s*\{\d+\}\s*\{\d+\})\s*)?(?:\||\\[lr]?vert)$/.exec(
      side,
    );
  const [, name, sign, distance = '0'] = bars ?? [];
  return name === undefined ? null : { name, at: sign === '+' ? `-${distance}` : distance };
}

/** What lies farther from a centre than a distance. */
function outside(at: string, distance: string, open: boolean): readonly IntervalShape[] {
  return [ray(MINUS, `${at}-(${distance})`, true, open), ray(`${at}+(${distance})`, PLUS, open, true)];
}

function holes(points: readonly string[]): readonly IntervalShape[] {
  const ordered = inOrder(points);
  return [...ordered, PLUS].map((high, k) => ray(ordered[k - 1] ?? MINUS, high, true, true));
}

function inOrder(points: readonly string[]): readonly string[] {
  const known = points.map((text) => ({ text, at: valueAt(text) }));
  return known.sort((a, b) => (a.at && b.at ? a.at.compare(b.at) : 0)).map((point) => point.text);
}

function ofOperation(op: string, parts: readonly Shape[]): RealSet | null {
  const sets = parts.map(toRealSet);
  const known = sets.filter((set) => set !== null);
  const [first, second] = known;
  if (known.length !== sets.length || !first) return null;
  const subject = known.find((set) => set.subject !== null)?.subject ?? null;
  if (op === 'union') return { pieces: known.flatMap((set) => set.pieces), subject };
  const [, ...rest] = known.map((set) => set.pieces);
  const combine = op === 'intersection' ? common : without;
  const pieces = rest.reduce<Pieces | null>((whole, part) => whole && combine(whole, part), first.pieces);
  if (pieces) return { pieces, subject };
  if (op !== 'difference' || !second || !isWhole(first)) return null;
  return second.pieces.every(isPoint) ? { pieces: holes(second.pieces.map((piece) => piece.low)), subject } : null;
}

type Pieces = readonly IntervalShape[];

function isWhole({ pieces }: RealSet): boolean {
  return pieces.length === 1 && pieces[0]?.low === MINUS && pieces[0].high === PLUS;
}

/** Whether an interval is a single point written once. */
export function isPoint(piece: IntervalShape): boolean {
  return piece.low === piece.high && !piece.lowOpen && !piece.highOpen;
}

function ofList(items: readonly Shape[], raw: string): RealSet | null {
  if (items.every((item) => item.kind === 'relation' && item.op === '!=')) return ofHoles(items);
  const sets = items.map((item) => (item.kind === 'tuple' ? null : toRealSet(item)));
  if (sets.length === 0 || sets.some((set) => set === null)) return null;
  const known = sets.flatMap((set) => (set ? [set.pieces] : []));
  const subject = sets[0]?.subject ?? null;
  const pieces = known.flat();
  if (/(?<![a-z])or(?![a-z])|\\lor|\\vee/.test(raw)) return { pieces: coalesced(pieces), subject };
  if (items.some((item) => item.kind === 'relation' && item.op === '!=')) return ofAll(known, subject);
  const both = overlap(pieces);
  return { pieces: both ? [both] : pieces, subject };
}

/** What satisfies every condition: `x > 0, x \\ne 2`. */
function ofAll(conditions: readonly Pieces[], subject: string | null): RealSet | null {
  const [first = [], ...rest] = conditions;
  const pieces = rest.reduce<Pieces | null>((whole, part) => whole && common(whole, part), first);
  return pieces && { pieces, subject };
}

/** Where `x > 1` and `x < 5` both hold; null for rays that do not meet and for anything else. */
function overlap(pieces: readonly IntervalShape[]): IntervalShape | null {
  const [up, down] = [pieces.find((piece) => piece.high === PLUS), pieces.find((piece) => piece.low === MINUS)];
  if (pieces.length !== 2 || !up || !down || up === down) return null;
  const [low, high] = [valueAt(up.low), valueAt(down.high)];
  return low && high && low.compare(high) < 0 ? ray(up.low, down.high, up.lowOpen, down.highOpen) : null;
}

function ofHoles(items: readonly Shape[]): RealSet {
  const found = items.flatMap((item) => (item.kind === 'relation' ? [item] : []));
  return { pieces: holes(found.map((item) => item.right)), subject: found[0]?.left ?? null };
}

function ofPair(items: readonly Shape[], brackets: string): RealSet | null {
  const [low, high] = items;
  if (items.length !== 2 || brackets !== '()' || low?.kind !== 'expression' || high?.kind !== 'expression') return null;
  return { pieces: [ray(low.text, high.text, true, true)], subject: null };
}

function ofPoints(items: readonly Shape[]): RealSet | null {
  const points = items.flatMap((item) => (item.kind === 'expression' ? [item.text] : []));
  return points.length === items.length
    ? { pieces: points.map((point) => ray(point, point, false, false)), subject: null }
    : null;
}
