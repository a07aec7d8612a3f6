import type { CalculatedLine, Calculation } from '../../core/symbolicWitness.ts';
import type { Rational } from '../exact/rational.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { evaluate } from './evaluate.ts';
import { parseRelation } from './parse.ts';
import { latexValue, plainValue, substituted } from './show.ts';
import { CalculationError } from './tree.ts';

const RELATION = /^([\p{L}_][\p{L}\p{N}_]*)\s*(\+|-|\*|\/)?=(?!=)\s*(.+)$/u;
/** Nobody writes a solution of more lines; a model that runs on might. */
const LINE_LIMIT = 200;

/** One line's name and right-hand side; `total += 2` is `total = total + (2)`. Null for a line that is no relation. */
function relationOf(line: string): { readonly name: string; readonly right: string } | null {
  const [, name, operator, right] = RELATION.exec((line.split('#')[0] ?? '').trim()) ?? [];
  if (name === undefined || right === undefined) return null;
  return { name, right: operator === undefined ? right : `${name} ${operator} (${right})` };
}

function calculateLine(name: string, right: string, values: Map<string, Rational>): CalculatedLine {
  const tree = parseRelation(right);
  const value = evaluate(tree, values);
  const line = { name, substituted: substituted(tree, values), value: plainValue(value), latex: latexValue(value) };
  values.set(name, value);
  return line;
}

function reasonOf(error: unknown): string {
  if (error instanceof CalculationError) return error.message;
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
  const values = new Map<string, Rational>();
  for (const [index, text] of source.split('\n').slice(0, LINE_LIMIT).entries()) {
    if (/^\s*(?:#.*)?$/.test(text)) continue;
    const relation = relationOf(text);
    if (relation === null) return { lines, failed: { line: index, reason: 'It is no relation.' } };
    try {
      lines.push(calculateLine(relation.name, relation.right, values));
    } catch (error) {
      return { lines, failed: { line: index, reason: `${relation.name}: ${reasonOf(error)}` } };
    }
  }
  return { lines, failed: null };
}
