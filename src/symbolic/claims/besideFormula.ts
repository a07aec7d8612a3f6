import { number, product } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';

const [percent, modulusAfter, modulusBefore] = [
  /^[\s$\\)\]]{0,4}(?:percent|per cent)\b/,
  /^[\s$\\)\],]{0,4}\(?(?:in )?mod(?:ulo|\.)? ?\$?(\d{1,6})(?![\d.]\d)/,
  /\b[Mm]od(?:ulo)? ?\$?(\d{1,6})\$?,[^.]{0,80}$/,
];

/** A congruence without a modulus with the only modulus that its text names elsewhere; the statement itself where there is none. */
export function withOnlyModulus(statement: Expr, text: string): Expr {
  if (!lacksModulus(statement)) return statement;
  const named = new Set([...text.matchAll(/mod(?:ulo)?\.?\}?\s*[{$]?\s*(\d{1,6})/g)].map(([, modulus]) => modulus));
  const [only, ...more] = named;
  return only === undefined || more.length > 0 ? statement : modulo(statement, number(Number(only)));
}

/** A statement with what the words beside its formula add: `$\\frac{15}{25} = 60$ percent`, `$17 \\equiv 2$ modulo 5`. */
export function withWordsBeside(statement: Expr, before: string, after: string): Expr {
  if (percent.test(after)) return inPercent(statement);
  if (!lacksModulus(statement)) return statement;
  const modulus = modulusAfter.exec(after)?.[1] ?? modulusBefore.exec(before)?.[1];
  return modulus === undefined ? statement : modulo(statement, number(Number(modulus)));
}

/** The last side is a number of percent. */
function inPercent(statement: Expr): Expr {
  if (statement.kind === 'logic' && statement.op === 'and') {
    const last = statement.parts.at(-1);
    return { ...statement, parts: [...statement.parts.slice(0, -1), ...(last ? [inPercent(last)] : [])] };
  }
  if (statement.kind !== 'relation' || statement.op !== '=' || statement.right.kind !== 'number') return statement;
  return { ...statement, right: product(statement.right, { kind: 'unit', name: '%' }) };
}

function lacksModulus(statement: Expr): boolean {
  if (statement.kind === 'logic') return statement.parts.some(lacksModulus);
  return statement.kind === 'relation' && statement.op === 'congruent' && statement.modulus === undefined;
}

function modulo(statement: Expr, modulus: Expr): Expr {
  if (statement.kind === 'logic') return { ...statement, parts: statement.parts.map((part) => modulo(part, modulus)) };
  return statement.kind === 'relation' && lacksModulus(statement) ? { ...statement, modulus } : statement;
}
