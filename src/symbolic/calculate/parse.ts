import { Rational } from '../exact/rational.ts';
import { tokensOf, type Token } from './tokens.ts';
import { CalculationError, type BinaryOperator, type Tree } from './tree.ts';

const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '+': 1,
  '-': 1,
  '*': 2,
  '/': 2,
  '//': 2,
  '%': 2,
  '**': 4,
};
const SIGN_PRECEDENCE = 3;
const DEPTH_LIMIT = 60;

const isOperator = (text: string): text is BinaryOperator => Object.hasOwn(PRECEDENCE, text);

/** Precedence climbing over tokens; powers bind to the right and before a sign, as usual in mathematics. */
class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Tree {
    const tree = this.expression(0);
    const rest = this.tokens[this.at];
    if (rest !== undefined) throw new CalculationError(`“${rest.text}” is not expected there.`);
    return tree;
  }

  private expression(least: number): Tree {
    this.depth += 1;
    if (this.depth > DEPTH_LIMIT) throw new CalculationError('It is nested too deeply.');
    let left = this.operand();
    for (;;) {
      const operator = this.tokens[this.at]?.text ?? '';
      if (operator === '%' && this.endsOperand(this.at + 1)) {
        this.at += 1;
        left = { kind: 'percent', of: left };
        continue;
      }
      if (!isOperator(operator) || PRECEDENCE[operator] < least) break;
      this.at += 1;
      const right = this.expression(operator === '**' ? SIGN_PRECEDENCE : PRECEDENCE[operator] + 1);
      left = { kind: 'binary', operator, left, right };
    }
    this.depth -= 1;
    return left;
  }

  /** Whether nothing that could be an operand starts there: then a `%` before it means percent, not remainder. */
  private endsOperand(index: number): boolean {
    const next = this.tokens[index];
    return next === undefined || (next.kind === 'sign' && next.text !== '(');
  }

  private operand(): Tree {
    const token = this.tokens[this.at];
    if (token === undefined) throw new CalculationError('It ends too early.');
    this.at += 1;
    if (token.kind === 'number') return numberFrom(token.text);
    if (token.kind === 'name') return this.takes('(') ? this.call(token.text) : { kind: 'name', name: token.text };
    if (token.text === '-') return { kind: 'negated', of: this.expression(SIGN_PRECEDENCE) };
    if (token.text === '+') return this.expression(SIGN_PRECEDENCE);
    if (token.text !== '(') throw new CalculationError(`“${token.text}” is not expected there.`);
    const inner = this.expression(0);
    this.expect(')');
    return inner;
  }

  private call(name: string): Tree {
    const list = this.takes('[');
    const args: Tree[] = [];
    while (!this.takes(list ? ']' : ')')) {
      if (args.length > 0) this.expect(',');
      args.push(this.expression(0));
    }
    if (list) this.expect(')');
    return { kind: 'call', name, args };
  }

  private takes(text: string): boolean {
    const token = this.tokens[this.at];
    const found = token?.kind === 'sign' && token.text === text;
    if (found) this.at += 1;
    return found;
  }

  private expect(text: string): void {
    if (!this.takes(text)) throw new CalculationError(`“${text}” is missing.`);
  }
}

function numberFrom(text: string): Tree {
  const value = Rational.parse(text);
  if (value === null) throw new CalculationError(`“${text}” is no number.`);
  return { kind: 'number', value, text };
}

/** Reads a relation's right-hand side, written as in most programming languages. @throws CalculationError */
export function parseRelation(source: string): Tree {
  return new Parser(tokensOf(source)).whole();
}
