import { readLeaf } from './compare/leaf.ts';
import { exprKey } from '../expression/traverse.ts';
import { finalAnswer } from './finalAnswer.ts';
import { parseShape } from './shape/parseShape.ts';
import type { Shape } from './shape/shape.ts';
import { plainWords } from './shape/words.ts';

/**
 * A text that equal answers mostly share, for grouping votes quickly: answers with one key are equal; equal answers
 * may still have two keys (`(x+1)^2` and its expansion), so groups are then merged by comparing. Null without an answer.
 */
export function answerKey(text: string): string | null {
  const answer = finalAnswer(text);
  return answer === null ? null : keyOf(parseShape(answer));
}

function keyOf(shape: Shape): string {
  switch (shape.kind) {
    case 'expression':
      return keyOfFormula(shape.text);
    case 'words':
      return `words:${plainWords(shape.text)}`;
    case 'choice':
      return `choice:${shape.letter}`;
    case 'clock':
      return `clock:${shape.minutes}${shape.half ?? ''}`;
    case 'ratio':
      return `ratio:${shape.parts.map(keyOfFormula).join(':')}`;
    case 'membership':
      return keyOf(shape.set);
    case 'between':
      return keyOf(shape.interval);
    case 'interval':
      return `${shape.lowOpen ? '(' : '['}${keyOfFormula(shape.low)},${keyOfFormula(shape.high)}${shape.highOpen ? ')' : ']'}`;
    case 'relation':
      return shape.op === '='
        ? keyOf(parseShape(shape.right))
        : `${keyOfFormula(shape.left)}${shape.op}${keyOfFormula(shape.right)}`;
    case 'list':
    case 'set':
      return `${shape.kind}:${[...new Set(shape.items.map(keyOf))].sort().join(';')}`;
    case 'tuple':
      return `tuple:${shape.items.map(keyOf).join(';')}`;
    case 'setOperation':
      return `${shape.op}:${shape.parts.map(keyOf).join(';')}`;
  }
}

function keyOfFormula(text: string): string {
  const { expr } = readLeaf(text);
  return expr === null ? `text:${text.replace(/\s+/g, '')}` : exprKey(expr);
}
