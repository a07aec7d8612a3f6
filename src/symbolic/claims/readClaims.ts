import type { Expr } from '../expression/expr.ts';
import type { ReadOptions } from '../read/readLatex.ts';
import { readLatex } from '../read/readLatex.ts';
import { withOnlyModulus, withWordsBeside } from './besideFormula.ts';
import { joinChoices } from './choices.ts';
import type { Claim, UnreadClaim } from './claim.ts';
import type { TextPart } from './mathSpans.ts';
import type { HybridText } from './hybridText.ts';
import { hybridText } from './hybridText.ts';
import { withoutEmphasis } from './emphasis.ts';
import { isStatement } from './isStatement.ts';
import { textParts } from './mathSpans.ts';
import { proseClaims } from './proseArithmetic.ts';
import { wordClaims } from './wordClaims.ts';
import type { Listed, ListReference } from './words/ofList.ts';
import { listReferences, listsIn } from './words/ofList.ts';

/** What was read out of a text: statements, formulas that state nothing, and parts that could not be read. */
export interface Reading {
  readonly claims: readonly Claim[];
  readonly formulas: readonly Expr[];
  readonly unread: readonly UnreadClaim[];
  /** What is said of values listed before, and the lists of values; made when they are asked for. */
  readonly references: readonly ListReference[];
  readonly lists: readonly Listed[];
}

const capacity = 400;

/** Keeps the latest readings: each step of a derivation is read again as context of those after it. */
class Readings {
  readonly #latest = new Map<string, Reading>();

  of(text: string, options: ReadOptions): Reading {
    const key = JSON.stringify([text, options.macros ?? null, [...(options.functions ?? [])].sort()]);
    const kept = this.#latest.get(key);
    if (kept) return kept;
    const reading = readText(text, options);
    if (this.#latest.size >= capacity) this.#latest.clear();
    this.#latest.set(key, reading);
    return reading;
  }
}

const readings = new Readings();

/** Reads every statement out of a step or a problem's text, in the order in which they stand. */
export function readClaims(text: string, options: ReadOptions = {}): Reading {
  return readings.of(text, options);
}

function readText(source: string, options: ReadOptions): Reading {
  const text = withoutEmphasis(source);
  const claims: Claim[] = [];
  const formulas: Expr[] = [];
  const unread: UnreadClaim[] = [];
  const parts = textParts(text);
  const operands: (Expr | null)[] = [];
  for (const [k, part] of parts.entries()) {
    if (part.kind === 'prose') {
      const [before, after] = [parts[k - 1] !== undefined, parts[k + 1] !== undefined];
      claims.push(...proseClaims(part.content, part.start).filter((claim) => !isCut(claim, part, before, after)));
      continue;
    }
    const read = readLatex(withoutAlignment(pointBefore(part, text) + part.content), options);
    operands[k] = read.kind === 'unreadable' || (part.content.includes('mod') && !isCongruence(read)) ? null : read;
    const { content } = part;
    if (read.kind === 'unreadable') unread.push({ text: content, reason: read.reason });
    else if (isStatement(read)) claims.push(claimOf(read, part, text, claims.at(-1)));
    else formulas.push(read);
  }
  const hybrid = hybridText(text, parts, operands);
  claims.push(...wordClaims(text, hybrid));
  const inOrder = joinChoices(
    claims.sort((a, b) => a.start - b.start),
    text,
  );
  return readingOf(inOrder, formulas, unread, hybrid);
}

/** The statement that a formula is, with what the words around it say of it. */
function claimOf(read: Expr, { content, start, end }: TextPart, text: string, before: Claim | undefined): Claim {
  const said = withWordsBeside(read, text.slice(Math.max(0, start - 120), start), text.slice(end));
  const statement = withOnlyModulus(said, text);
  return {
    text: content.trim(),
    start,
    end,
    statement,
    prose: false,
    rewrites: rewrites(text, start),
    positive: positive.test(text.slice(Math.max(0, start - 160), start)),
    mentioned: isMentioned(text, start, end),
    introduces: introduces(text, start, end, before),
    ...(statement !== said && { cautious: true, guessed: true }),
  };
}

function readingOf(
  claims: readonly Claim[],
  formulas: readonly Expr[],
  unread: readonly UnreadClaim[],
  hybrid: HybridText,
): Reading {
  let [references, lists]: [readonly ListReference[] | null, readonly Listed[] | null] = [null, null];
  return {
    claims,
    formulas,
    unread,
    get references() {
      return (references ??= listReferences(hybrid));
    },
    get lists() {
      return (lists ??= listsIn(hybrid, claims));
    },
  };
}

function isCongruence(read: Expr): boolean {
  return read.kind === 'relation' && read.op === 'congruent';
}

const rewriting =
  /\b(?:expand|simplif|rewrit|re-writ|factor|distribut|multiply(?:ing)? out|combin\w+ like|complet\w+ the square)\w*\b[^.]{0,80}$/i;

const positive =
  /\b(?:positive|non-?negative|lengths?|distances?|negative (?:root|solution|value)|not negative)\b[^.]{0,80}$/i;

/** Whether the words of the sentence before a place say that something is rewritten there. */
function rewrites(text: string, start: number): boolean {
  return rewriting.test(text.slice(Math.max(0, start - 120), start));
}

const naming =
  /\b(?:[Ll]et(?:ting)?|[Dd]efine|[Dd]enote|[Ss]et(?:ting)?|[Ss]ubstitut(?:e|ing)|[Ll]et us (?:write|call|set)|[Ww]rite|[Ww]e call)(?: the (?:function|polynomial|number|quantity))? [$\\([]*$/;

/** Whether a name may be given there: `let $u = a/b$`, `let $u = 2$ and $v = 3$`, but not `let $n = 2k$ be the number of`. */
function introduces(text: string, start: number, end: number, before: Claim | undefined): boolean {
  if (/^[\s$\\)\].,]*\s(?:be|denote|represent|stand|is|are|for|in|into)\b/.test(text.slice(end, end + 30)))
    return false;
  if (naming.test(text.slice(Math.max(0, start - 50), start))) return true;
  return before?.introduces === true && /^[\s$\\)(,.;[\]]*(?:and)?[\s$\\([]*$/.test(text.slice(before.end, start));
}

const names =
  /\b(?:equation|inequality|solutions?|roots?|zeros?|discriminant|vertex|slope|line|parabola|circle|graph|curve|hyperbola|ellipse|function|intercept)(?: (?:of|to|for))?(?: the)?(?: (?:equation|inequality|line|parabola|circle|graph|graph of|curve|quadratic))*\s*[$\\([]*$/i;

/** Whether a formula is only named: `the roots of $x^2 + 1 = 0$ are`. */
function isMentioned(text: string, start: number, end: number): boolean {
  if (/^[\s$\\)\]]* (?:has|have) (?:no|exactly|only|one|two|three|real|roots|solutions)\b/.test(text.slice(end)))
    return true;
  return names.test(text.slice(Math.max(0, start - 60), start)) && /^[\s$\\)\]]*\s[a-z]/.test(text.slice(end));
}

/** Whether a claim in words goes on in the formula beside it: `70 ≤ 24\\(K\\)`. */
function isCut(claim: Claim, part: TextPart, before: boolean, after: boolean): boolean {
  const [lead, rest] = [part.content.slice(0, claim.start - part.start), part.content.slice(claim.end - part.start)];
  return (before && /^[\s$\\()[\]]*$/.test(lead)) || (after && /^[\s$\\()[\]]*$/.test(rest));
}

/** The decimal point of `.$500$`, which was left outside. */
function pointBefore({ content, start }: TextPart, text: string): string {
  return /^\d/.test(content) && /(?:^|\s)\.\$$/.test(text.slice(0, start)) ? '.' : '';
}

/** A row taken out of an `align` keeps its alignment marks; outside an environment they mean nothing. */
function withoutAlignment(latex: string): string {
  return latex.includes('\\begin') ? latex : latex.replace(/(?<!\\)&/g, ' ');
}
