import type { CalculatedLine, Calculation } from '../../core/symbolicWitness.ts';
import type { Rational } from '../exact/rational.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { number } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { algebraicLine, formulaLine, isAlgebra } from './algebra.ts';
import { evaluate } from './evaluate.ts';
import { parseRelation } from './parse.ts';
import { latexValue, plainValue, substituted } from './show.ts';
import { CalculationError, unknownNames, type Tree } from './tree.ts';

const RELATION = /^([\p{L}_][\p{L}\p{N}_]*)\s*(\+|-|\*|\/)?=(?!=)\s*(.+)$/u;
/** Nobody writes a solution of more lines; a model that runs on might. */
const LINE_LIMIT = 200;

/** One line's name and right-hand side; `total += 2` is `total = total + (2)`. Null for a line that is no relation. */
function relationOf(line: string): { readonly name: string; readonly right: string } | null {
  const [, name, operator, right] = RELATION.exec((line.split('#')[0] ?? '').trim()) ?? [];
  if (name === undefined || right === undefined) return null;
  return { name, right: operator === undefined ? right : `${name} ${operator} (${right})` };
}

/** What the names stand for so far: numbers, and formulas with letters in them. */
interface Known {
  readonly values: Map<string, Rational>;
  readonly formulas: Map<string, Expr>;
}

function algebra(name: string, right: string, { formulas }: Known): CalculatedLine {
  const { formula, ...line } = isAlgebra(right) ? algebraicLine(right, formulas) : formulaLine(right, formulas);
  if (formula !== null) formulas.set(name, formula);
  return { name, ...line };
}

/** Letters without a value make a formula; any other name without one is a slip. */
function isFormula(tree: Tree, values: ReadonlyMap<string, Rational>): boolean {
  return unknownNames(tree, values).some((name) => name.length === 1);
}

function calculateLine(name: string, right: string, known: Known): CalculatedLine {
  if (isAlgebra(right)) return algebra(name, right, known);
  const { values } = known;
  const tree = parseRelation(right);
  if (isFormula(tree, values)) return algebra(name, right, known);
  const value = evaluate(tree, values);
  const line = { name, substituted: substituted(tree, values), value: plainValue(value), latex: latexValue(value) };
  values.set(name, value);
  known.formulas.set(name, number(value));
  return { ...line, joint: '=' };
}

function reasonOf(error: unknown): string {
  if (error instanceof CalculationError) return error.message;
  if (error instanceof NotComputable || error instanceof NotDefined) return 'It has no value.';
  if (error instanceof TooLarge) return 'It is too large to calculate.';
  if (error instanceof RangeError)
    return error.message === 'division by zero' ? 'It divides by zero.' : 'It is too large to calculate.';
  throw error;
}

/**
 * Evaluates named relations (`gives_away = pens / 4`) one after another, exactly. It stops at the first one that cannot
 * be evaluated and says why; empty lines and comments after `#` are passed over. Nothing is run as program code.
 */
export function calculate(source: string): Calculation {
  const lines: CalculatedLine[] = [];
  const known: Known = { values: new Map(), formulas: new Map() };
  for (const [index, text] of source.split('\n').slice(0, LINE_LIMIT).entries()) {
    if (/^\s*(?:#.*)?$/.test(text)) continue;
    const relation = relationOf(text);
    if (relation === null) return { lines, failed: { line: index, reason: 'It is no relation.' } };
    try {
      lines.push(calculateLine(relation.name, relation.right, known));
    } catch (error) {
      return { lines, failed: { line: index, reason: `${relation.name}: ${reasonOf(error)}` } };
    }
  }
  return { lines, failed: null };
}
