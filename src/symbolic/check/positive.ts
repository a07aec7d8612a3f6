import { number, relation, symbol } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';

const quantity =
  'lengths?|sides?|side lengths?|radius|radii|heights?|widths?|distances?|areas?|volumes?|perimeters?|circumference|diameters?|legs?|hypotenuse|base|edges?|speeds?|rates?|ages?|prices?|costs?|number of|dimensions?';
const letter = String.raw`(?:\$|\\\()\s*(\\?[a-zA-Z]+)\s*(?:\$|\\\))`;
const sentences: readonly RegExp[] = [
  new RegExp(
    String.raw`${letter}\s+(?:be|is|denote|denotes|represent|represents)\s+(?:the|its|a)\s+(?:\w+\s+){0,2}?(?:${quantity})\b`,
    'g',
  ),
  new RegExp(
    String.raw`\b(?:${quantity})\s+(?:of\s+(?:the\s+)?(?:\w+\s+){0,3})?(?:be|is|as|to be|to|by|length)?\s*${letter}`,
    'g',
  ),
];

/** Letters one after the other: `$x$, $y$ and $z$`, `$x, y, z$`. */
const run = String.raw`((?:(?:\$|\\\()\s*\\?[a-zA-Z]+(?:\s*,\s*\\?[a-zA-Z]+)*,?\s*(?:\$|\\\))(?:,?\s*(?:and\s+)?)){1,6})`;
const runs: readonly RegExp[] = [
  new RegExp(
    String.raw`\bpositive\s+(?:real\s+|whole\s+)?(?:numbers?|integers?|reals?|constants?|divisors?)\s+${run}`,
    'g',
  ),
  new RegExp(String.raw`${run}\s*(?:(?:be|is|are)\s+(?:a\s+|both\s+|all\s+)?)?positive\b`, 'g'),
];

/** What words say to be positive: letters for lengths, areas, numbers of things, positive numbers. */
export function positiveIn(text: string): readonly Expr[] {
  const names = new Set<string>();
  for (const sentence of sentences)
    for (const [, name] of text.matchAll(sentence)) if (name) names.add(name.replace('\\', ''));
  for (const sentence of runs) {
    for (const [, letters = ''] of text.matchAll(sentence))
      for (const [name] of letters.replaceAll(/\band\b/g, ' ').matchAll(/[a-zA-Z]+/g)) names.add(name);
  }
  return [...names].map(isPositive);
}

function isPositive(name: string): Expr {
  return relation('>', symbol(name), number(0));
}
