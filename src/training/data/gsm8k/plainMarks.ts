import { calculate } from '../../../symbolic/index.ts';
import { alike } from './givenNumbers.ts';

const NUMBER = String.raw`\$?\d[\d,]*(?:\.\d+)?%?|\$?\.\d+`;
const OPERAND = String.raw`\(*(?:${NUMBER})\)*`;
const ARITHMETIC = new RegExp(
  String.raw`(?<![\w.)>$]|[-+*/×=]\s?|\sx\s)(${OPERAND}(?:\s*(?:[-+*/x×]|\()\s*${OPERAND})+)\s*=\s*(\$?)\s*(\d[\d,]*(?:\.\d+)?)(?![\d<]|\s*[-+*/x×(=]\s*[$\d(])`,
  'g',
);

function valueOf(expression: string): number | null {
  const source = expression.replace(/[$\s]/g, '').replace(/(?<=\d),(?=\d)/g, '').replace(/[x×]/g, '*').replace(/(?<=[\d)])\(/g, '*(');
  const { lines, failed } = calculate(`v = ${source}`);
  const [top = NaN, bottom = 1] = (lines[0]?.value ?? '').split('/').map(Number);
  return failed === null ? top / bottom : null;
}

/** A solution with marks put on the calculations its author left without one (`80*(6/3)=160`), where they are right. */
export function withPlainMarks(solution: string): string {
  return solution.replace(ARITHMETIC, (whole, expression: string, dollar: string, result: string) => {
    const value = valueOf(expression);
    const stated = result.replaceAll(',', '');
    if (value === null || !alike(value, Number(stated))) return whole;
    return `${expression} = ${dollar}<<${expression.replace(/[$\s]/g, '')}=${stated}>>${result}`;
  });
}
