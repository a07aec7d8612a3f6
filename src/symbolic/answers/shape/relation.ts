import { depths } from '../extract/brackets.ts';
import type { IntervalShape, Shape } from './shape.ts';

type Operator = '=' | '<' | '<=' | '>' | '>=' | '!=' | 'approx';

const OPERATORS =
  /\\(?:leqslant|leqq|leq|le|lt)(?![a-zA-Z])|\\(?:geqslant|geqq|geq|ge|gt)(?![a-zA-Z])|\\(?:neq|ne)(?![a-zA-Z])|\\not\s*=|\\(?:approx|simeq|thickapprox|doteq)(?![a-zA-Z])|\\equiv(?![a-zA-Z])|<=|>=|!=(?=\s)|[<>=]/g;

function operatorOf(token: string): Operator {
  if (/^\\l|^<=/.test(token)) return token === '\\lt' ? '<' : '<=';
  if (/^\\g|^>=/.test(token)) return token === '\\gt' ? '>' : '>=';
  if (/^\\n|^!=/.test(token)) return '!=';
  if (/^\\(?:a|s|t|d)/.test(token)) return 'approx';
  return token === '<' || token === '>' ? token : '=';
}

/** A text cut at its relations: `sides` has one more member than `operators`. */
export interface Chain {
  readonly sides: readonly string[];
  readonly operators: readonly Operator[];
}

/** Cuts `a = b < c` at the relations outside all brackets; null when there is none. */
export function readChain(text: string): Chain | null {
  const depth = depths(text);
  const found = [...text.matchAll(OPERATORS)].filter((match) => depth[match.index] === 0);
  if (found.length === 0 || text.includes('\\equiv')) return null;
  const sides: string[] = [];
  let from = 0;
  for (const match of found) {
    sides.push(text.slice(from, match.index).trim());
    from = match.index + match[0].length;
  }
  return { sides: [...sides, text.slice(from).trim()], operators: found.map((match) => operatorOf(match[0])) };
}

const NAME = String.raw`(?:\\?[a-zA-Z]+|\\text\s*\{[^{}]*\})'*(?:_(?:\{[^{}]*\}|\w))?'*(?:\^\{?-1\}?)?`;
const SIMPLE = new RegExp(
  String.raw`^(?:${NAME}(?:\s*\([^()=]*\))?|(?:\\angle|\\triangle|\\overline|\\vec|\\mathbf|\\mathbb|\\hat|\\bar|\\widehat|m\s*\\angle)\s*\{?\s*[A-Za-z\s]+\}?|(?:\||\\[lr]?vert)\s*\\?[A-Za-z{}\s]+(?:\||\\[lr]?vert)|\[[A-Z]+\]|\\text\s*\{[^{}]*\}|\\frac\{d\w?\}\{d\w\}.*)$`,
);

/** Whether a side only names what is asked for: a variable, `f(x)`, `|AB|`, `\angle ABC`, `(p, q)`, `V_1 : V_2`. */
export function isName(side: string): boolean {
  const group = /^\((.*)\)$/.exec(side);
  const parts = group ? (group[1] ?? '').split(',') : side.split(':');
  return parts.every((part) => SIMPLE.test(part.trim()) && !/\\(?:pi|infty|sqrt|frac\{\d)/.test(part));
}

function turned(left: string, op: Operator, right: string): Shape {
  switch (op) {
    case '>':
      return { kind: 'relation', op: '<', left: right, right: left };
    case '>=':
      return { kind: 'relation', op: '<=', left: right, right: left };
    case 'approx':
      return { kind: 'relation', op: '=', left, right };
    case '=':
    case '!=':
    case '<':
    case '<=':
      return { kind: 'relation', op, left, right };
  }
}

/** The statement a chain makes: its last exact value, `a < x < b` as a range, or a single relation. */
export function relationShape({ sides, operators }: Chain): Shape | null {
  const [first = '', second = '', third = ''] = sides;
  if (operators.every((op) => op === '=' || op === 'approx')) return equalityShape(sides, operators);
  if (operators.length === 1 && operators[0]) return turned(first, operators[0], second);
  const [a, b] = operators;
  if (operators.length !== 2 || a === undefined || b === undefined) return null;
  const interval = rangeOf(a, first, b, third);
  return interval && { kind: 'between', subject: second, interval };
}

function rangeOf(a: Operator, left: string, b: Operator, right: string): IntervalShape | null {
  const up = (op: Operator): boolean => op === '<' || op === '<=';
  const down = (op: Operator): boolean => op === '>' || op === '>=';
  if (up(a) && up(b)) return { kind: 'interval', low: left, high: right, lowOpen: a === '<', highOpen: b === '<' };
  if (down(a) && down(b)) return { kind: 'interval', low: right, high: left, lowOpen: b === '>', highOpen: a === '>' };
  return null;
}

function equalityShape(sides: readonly string[], operators: readonly Operator[]): Shape {
  const left = sides[0] ?? '';
  const right = lastExact(sides, operators);
  if (left === '') return { kind: 'expression', text: right };
  if (isName(left)) return { kind: 'relation', op: '=', left, right };
  if (sides.length > 2 || (isNumeric(left) && isNumeric(right))) return { kind: 'expression', text: right };
  return isName(right) && isNumeric(left)
    ? { kind: 'relation', op: '=', left: right, right: left }
    : { kind: 'relation', op: '=', left, right };
}

function lastExact(sides: readonly string[], operators: readonly Operator[]): string {
  const exact = operators.lastIndexOf('=');
  return sides[exact + 1 > 0 ? exact + 1 : sides.length - 1] ?? '';
}

function isNumeric(text: string): boolean {
  const bare = text.replace(
    /\\text\s*\{[^{}]*\}|\\(?:d|t|c)?frac|\\(?:sqrt|cdot|times|pi|div|binom|ln|log|sin|cos|tan|left|right|begin|end|pm|boxed)/g,
    '',
  );
  return bare !== '' && !/[a-zA-Z]/.test(bare);
}
