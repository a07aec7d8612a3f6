import type { CheckRequest } from '../../core/symbolicWitness.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import type { UserFunction } from '../numeric/environment.ts';
import type { Claim } from '../claims/claim.ts';
import { readClaims } from '../claims/readClaims.ts';

/** What a step may rest on. */
export interface Context {
  /** Statements read before the step, the latest last. */
  readonly premises: readonly Expr[];
  readonly functions: ReadonlyMap<string, UserFunction>;
  /** The formula that stands last before the step and states nothing: what a step `= ...` goes on from. */
  readonly formula: Expr | null;
  /** Whether the text before the step was read whole: only then does a claim that does not follow count as wrong. */
  readonly strict: boolean;
}

/** Reads the problem and the steps before into a context. Without a problem the steps before are premises in the strict sense. */
export function readContext(request: CheckRequest): Context {
  const functions = new Map<string, UserFunction>();
  const premises: Expr[] = [];
  let formula: Expr | null = null;
  const texts = [...(request.problem === null ? [] : [request.problem]), ...request.previous];
  for (const text of texts) {
    const reading = readClaims(text, { macros: request.macros, functions: new Set(functions.keys()) });
    for (const claim of reading.claims) {
      premises.push(...flatten(claim.statement));
      define(claim, functions);
    }
    formula = reading.formulas.at(-1) ?? lastSide(reading.claims.at(-1)?.statement) ?? formula;
  }
  return { premises, functions, formula, strict: request.problem === null };
}

/** The right side of the last relation: a step that starts with `=` goes on from it. */
function lastSide(statement: Expr | undefined): Expr | null {
  if (statement?.kind === 'relation') return statement.right;
  return statement?.kind === 'logic' && statement.op === 'and' ? lastSide(statement.parts.at(-1)) : null;
}

/** The parts of a conjunction; anything else by itself. */
export function flatten(statement: Expr): readonly Expr[] {
  return statement.kind === 'logic' && statement.op === 'and' ? statement.parts.flatMap(flatten) : [statement];
}

function define(claim: Claim, functions: Map<string, UserFunction>): void {
  for (const part of flatten(claim.statement)) {
    const definition = definitionOf(part);
    if (definition) functions.set(definition.name, definition.function);
  }
}

/** `f(x) = ...` with a variable as argument defines f. */
export function definitionOf(statement: Expr): { readonly name: string; readonly function: UserFunction } | null {
  if (statement.kind !== 'relation' || statement.op !== '=' || statement.left.kind !== 'call') return null;
  const { left, right } = statement;
  const parameters = left.args.flatMap((arg) => (arg.kind === 'symbol' ? [arg.name] : []));
  if (parameters.length === 0 || parameters.length !== left.args.length || !/^[A-Za-z]$|^[A-Za-z]'+$/.test(left.name))
    return null;
  const uses = freeSymbols(right);
  return uses.length > 0 && parameters.some((p) => uses.includes(p))
    ? { name: left.name, function: { parameters, body: right } }
    : null;
}
