import type { CheckRequest } from '../../core/symbolicWitness.ts';
import type { Claim } from '../claims/claim.ts';
import { textParts } from '../claims/mathSpans.ts';
import type { Outcome } from '../decide/outcome.ts';
import { proved } from '../decide/outcome.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { flatten } from './context.ts';

/** `Let $u = a/b$`, where nothing spoke of `u` before: the equation says what `u` is, and holds by that. Null for any other claim. */
export function introduced(claim: Claim, { problem, previous, step }: CheckRequest): Outcome | null {
  if (!claim.introduces) return null;
  const before = [...(problem === null ? [] : [problem]), ...previous, step.slice(0, claim.start)];
  const parts = flatten(claim.statement);
  const names = parts.map((part) => (isEquation(part) ? newNames(part) : []).find((name) => !isSpokenOf(name, before)));
  const each = names.every((name) => name !== undefined) && new Set(names).size === names.length;
  return each ? proved(`it says what ${names.join(', ')} stands for: nothing was said of it before`) : null;
}

function isEquation(statement: Expr): statement is RelationExpr {
  return statement.kind === 'relation' && statement.op === '=';
}

/** The names that an equation may define: a letter beside what it does not occur in, a function of letters. */
function newNames({ left, right }: RelationExpr): readonly string[] {
  if (left.kind === 'call' && left.args.every((arg) => arg.kind === 'symbol') && /^[A-Za-z]$/.test(left.name))
    return [left.name];
  return [
    ...(left.kind === 'symbol' && !freeSymbols(right).includes(left.name) ? [left.name] : []),
    ...(right.kind === 'symbol' && !freeSymbols(left).includes(right.name) ? [right.name] : []),
  ];
}

/** Whether a text may speak of a name; of names longer than a letter with an index, that is taken for granted. */
function isSpokenOf(name: string, texts: readonly string[]): boolean {
  const [, letter, index] = /^([A-Za-z]|[a-z]{2,})(?:_(\w))?$/.exec(name) ?? [];
  if (letter === undefined || (letter.length > 1 && !greek.has(letter))) return true;
  const written = letter.length > 1 ? `\\\\${letter}(?![a-z])` : letter;
  const subscript = index === undefined ? '' : `_(?:\\{${index}\\}|${index})`;
  const used = new RegExp(written + subscript);
  const word = letter.length === 1 && !/^[aAI]$/.test(letter) ? new RegExp(`\\b${letter}\\b`) : null;
  return texts.some((text) =>
    textParts(text).some(({ kind, content }) =>
      kind === 'prose'
        ? word?.test(content) === true
        : used.test(letter.length > 1 ? content : content.replaceAll(/\\[A-Za-z]+/g, ' ')),
    ),
  );
}

const greek = new Set(
  'alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi rho sigma tau phi chi psi omega'.split(' '),
);
