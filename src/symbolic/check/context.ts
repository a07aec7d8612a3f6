import type { CheckRequest } from '../../core/symbolicWitness.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import type { UserFunction } from '../numeric/environment.ts';
import type { Claim } from '../claims/claim.ts';
import { readClaims } from '../claims/readClaims.ts';
import { isOperation, ownStar } from '../read/operations.ts';
import { goOn } from './goesOn.ts';
import { speaksOfDegrees } from './plainAngles.ts';
import { positiveIn } from './positive.ts';
import { isBareStep, isPlainTask } from './plainTask.ts';

/** What a step may rest on. */
export interface Context {
  /** Statements read before the step, the latest last. */
  readonly premises: readonly Expr[];
  readonly functions: ReadonlyMap<string, UserFunction>;
  /** What functions were before they were given anew, or are under a condition only. */
  readonly earlier: readonly (readonly [name: string, meaning: UserFunction])[];
  /** The formula that stands last before the step and states nothing: what a step `= ...` goes on from. */
  readonly formula: Expr | null;
  /** Whether the text gives an operation a meaning of its own: `a * b = 2a + b`. */
  readonly ownOperation: boolean;
  /** Whether angles are measured in degrees somewhere in the text. */
  readonly degrees: boolean;
  /** Whether the text tells of a scale: `1 cm = 2 miles` is then no conversion of units. */
  readonly scaled: boolean;
  /** Whether the text before the step was read whole: only then does a claim that does not follow count as wrong. */
  readonly strict: boolean;
  /** Whether its words tell of what numbers are meant (integers, positive ones), so that only what contradicts it is wrong. */
  readonly hedged: boolean;
}

/** Reads the problem and the steps before into a context. Where no problem, or only a plain task, stands before them, the steps are premises in the strict sense. */
export function readContext(request: CheckRequest): Context {
  const functions = new Map<string, UserFunction>();
  const earlier: (readonly [string, UserFunction])[] = [];
  const premises: Expr[] = [];
  let formula: Expr | null = null;
  const texts = [...(request.problem === null ? [] : [request.problem]), ...request.previous];
  for (const text of texts) {
    if (request.problem !== null || kinds.test(text)) premises.push(...positiveIn(text));
    const names = ownStarIn(texts) ? [ownStar] : [];
    const reading = readClaims(text, {
      macros: request.macros,
      functions: new Set([...functionNames(functions), ...names]),
    });
    const claims = goOn(reading, formula);
    for (const claim of claims) {
      if ((claim.cautious && !claim.tells) || (text !== request.problem && isPassing(text, claim))) continue;
      premises.push(...asserted(claim.statement));
      define(claim, isPartial(text, claim), functions, earlier);
    }
    formula = reading.formulas.at(-1) ?? lastSide(claims.findLast((claim) => !claim.cautious)?.statement) ?? formula;
  }
  const ownOperation = [...texts, request.step].some((text) => operation.test(text));
  return {
    premises,
    functions: shared(functions),
    earlier,
    formula,
    ownOperation,
    degrees: [...texts, request.step].some(speaksOfDegrees),
    scaled: texts.some((text) => /\b(?:scale|map|drawing|blueprint|model|represents?)\b/i.test(text)),
    strict: isStrict(request),
    hedged: texts.some((text) => kinds.test(text)),
  };
}

/** Whether a step puts in a value for what it says only: `When $x = 1$, the function has the value 2`. */
function isPassing(text: string, { start, statement }: Claim): boolean {
  const valued = statement.kind === 'relation' && statement.op === '=' && statement.left.kind === 'symbol';
  return (
    valued &&
    freeSymbols(statement.right).length === 0 &&
    /\b(?:[Ww]hen(?:ever)?|[Aa]t) [$\\([]*$/.test(text.slice(0, start))
  );
}

/** Whether a text says what `a * b` is to mean. */
function ownStarIn(texts: readonly string[]): boolean {
  return texts.some((text) => star.test(text));
}

const star = /[$(\s]([a-z])\s*(?:\*|\\ast\b)\s*(?!\1)[a-z]\s*=/;
const operation = /(?<![A-Za-z\\])([a-z])\s*(?:\*|\\ast\b|\\star\b|\\circ\b|\\oplus\b|\\diamond\b)\s*(?!\1)[a-z]\s*=/;

const kinds =
  /\b(?:integers?|whole numbers?|natural numbers?|positive|negative|non-?zero|non-?negative|digits?|primes?|acute|obtuse|odd|even)\b/i;

/** Whether what was said holds under a condition only: `f(n) = n + 10$ for $n < 10`. */
function isPartial(text: string, { start, end }: Claim): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (/\b(?:[Ii]f|[Ww]hen) (?:[^.]*\bthen\b[^.]*|\$[^$]*\$ (?:is|are)\b[^.]*, ?\$?)$/.test(before)) return true;
  return /^[\s$\\),.}\]]{0,6}(?:(?:if|when|whenever|unless|otherwise)\b|for (?!all|every|any|each|real|some|constant|non|pos))/.test(
    after,
  );
}

type Functions = ReadonlyMap<string, UserFunction>;

let latestFunctions: Functions = new Map();

/** The functions of the context before where nothing new was defined: what was prepared for them is then still known. */
function shared(functions: Functions): Functions {
  const same =
    functions.size === latestFunctions.size &&
    [...functions].every(([name, { parameters, body }]) => {
      const before = latestFunctions.get(name);
      return before?.body === body && before.parameters.join() === parameters.join();
    });
  if (!same) latestFunctions = functions;
  return latestFunctions;
}

/** Names that are applied to arguments; dependent variables are not among them. */
export function functionNames(functions: ReadonlyMap<string, UserFunction>): ReadonlySet<string> {
  return new Set([...functions.keys()].filter((name) => !/^[a-z]$/.test(name) || /^[fghpq]$/.test(name)));
}

/** The right side of the last relation: a step that starts with `=` goes on from it. */
function lastSide(statement: Expr | undefined): Expr | null {
  if (statement?.kind === 'relation') return statement.right;
  return statement?.kind === 'logic' && statement.op === 'and' ? lastSide(statement.parts.at(-1)) : null;
}

/** What a statement says to hold: the parts of a conjunction, and each step of a derivation with arrows. */
export function asserted(statement: Expr): readonly Expr[] {
  const steps = statement.kind === 'logic' && (statement.op === 'and' || statement.op === 'implies');
  return steps ? statement.parts.flatMap(asserted) : [statement];
}

/** The parts of a conjunction; anything else by itself. */
export function flatten(statement: Expr): readonly Expr[] {
  return statement.kind === 'logic' && statement.op === 'and' ? statement.parts.flatMap(flatten) : [statement];
}

function define(
  claim: Claim,
  partial: boolean,
  functions: Map<string, UserFunction>,
  earlier: (readonly [string, UserFunction])[],
): void {
  for (const part of flatten(claim.statement)) {
    const definition = definitionOf(part);
    const before = definition && functions.get(definition.name);
    if (definition && before) earlier.push([definition.name, before]);
    if (definition && partial) earlier.push([definition.name, definition.function]);
    else if (definition) functions.set(definition.name, definition.function);
  }
}

/** `f(x) = ...` with a variable as argument defines f. */
export function definitionOf(statement: Expr): { readonly name: string; readonly function: UserFunction } | null {
  if (statement.kind !== 'relation' || statement.op !== '=') return null;
  if (statement.left.kind === 'symbol') return dependent(statement.left.name, statement.right);
  if (statement.left.kind !== 'call') return null;
  const { left, right } = statement;
  const parameters = left.args.flatMap((arg) => (arg.kind === 'symbol' ? [arg.name] : []));
  if (
    parameters.length === 0 ||
    parameters.length !== left.args.length ||
    (!isOperation(left.name) && !/^[A-Za-z]$|^[A-Za-z]'+$/.test(left.name))
  )
    return null;
  if (some(right, (part) => part.kind === 'call' && part.name === left.name)) return null;
  const uses = freeSymbols(right);
  return uses.length > 0 && parameters.some((p) => uses.includes(p))
    ? { name: left.name, function: { parameters, body: right } }
    : null;
}

/** `y = x^2` makes y depend on x (for `y'`), `a_n = 3n - 1` makes a sequence (for `a_10`). */
function dependent(name: string, body: Expr): { readonly name: string; readonly function: UserFunction } | null {
  const [variable, ...more] = freeSymbols(body);
  if (variable === undefined || more.length > 0 || variable.replace(/'+$/, '') === name) return null;
  const index = /^([A-Za-z])_([a-z])$/.exec(name);
  if (index)
    return index[2] === variable ? { name: `${index[1] ?? ''}_`, function: { parameters: [variable], body } } : null;
  return /^[a-z]$/.test(name) ? { name, function: { parameters: [variable], body } } : null;
}

function isStrict({ problem, previous, step }: CheckRequest): boolean {
  return problem === null || (isPlainTask(problem) && [...previous, step].every(isBareStep));
}
