import { measureAlike } from '../units/baseUnits.ts';
import { unitOf } from './units.ts';

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const UNIT = String.raw`\s*(?:\\[, ]|~)?\s*\\(?:text|mathrm)\s*\{\s*([a-zA-Z]+)\.?\s*(?:,|and)?\s*\}`;
const compound = new RegExp(
  String.raw`(?<![\d.])${NUMBER}${UNIT}\s*(?:\\[, ]|~)?\s*(?:\\text\s*\{\s*and\s*\})?\s*${NUMBER}${UNIT}`,
  'g',
);

/** `2 \\text{ ft } 6 \\text{ in}`: two measures of one kind, the smaller after the greater, are added. */
export function compoundMeasures(latex: string): string {
  if (!/\\(?:text|mathrm)/.test(latex)) return latex;
  return latex.replaceAll(compound, (whole, a: string, first: string, b: string, second: string) => {
    const [greater, smaller] = [unitOf(first), unitOf(second)];
    const added = greater.known && smaller.known && first !== second && measureAlike(greater.unit, smaller.unit);
    return added ? `(${a} \\text{ ${first} } + ${b} \\text{ ${second} })` : whole;
  });
}
