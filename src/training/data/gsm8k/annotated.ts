import { withPlainMarks } from './plainMarks.ts';

/** One calculation that a GSM8K solution marks with `<<48/2=24>>`, and the words around it. */
export interface Annotated {
  readonly expression: string;
  readonly value: number;
  /** What the sentence says before its arithmetic begins. */
  readonly before: string;
  /** The words among the numbers of its arithmetic: what is counted. */
  readonly within: string;
  /** What it says after the result, up to the end of the clause. */
  readonly after: string;
  /** The result is an amount of money. */
  readonly money: boolean;
}

const ANNOTATION = /<<([^<>]*)>>/g;
const CLAUSE_END =
  /[,;:!?=]|\.(?!\d)|\b(?:because|since|so|which|while|but|if|than|when|whereas|and then|in order|for a total)\b/i;
const SENTENCE_END = /(?:[;!?]|\.(?!\d))\s*/;
const NUMBER = /\(*\$?\(*\d[\d,]*(?:\.\d+)?|\$?\.\d+/g;

function numberOf(text: string): number {
  return Number(text.replace(/[$,()\s]/g, ''));
}

/** The part of a sentence before its arithmetic: up to the number the expression begins with, else to its first number. */
function beforeArithmetic(text: string, expression: string): string {
  const sentence = text.split(SENTENCE_END).findLast((part) => part.trim() !== '') ?? '';
  const first = numberOf(/[\d.]+/.exec(expression)?.[0] ?? '');
  const numbers = [...sentence.matchAll(NUMBER)];
  const start = numbers.find((match) => numberOf(match[0]) === first) ?? numbers[0];
  return start === undefined ? sentence : sentence.slice(0, start.index);
}

function afterResult(text: string): string {
  const said = text.replace(/^\s*\$?-?[\d,]*(?:\.\d+)?%?\s*\/?-?/, '');
  return said.split(CLAUSE_END)[0] ?? '';
}

function annotatedLine(line: string): Annotated[] {
  const marks = [...line.matchAll(ANNOTATION)];
  return marks.flatMap((mark, place) => {
    const [expression = '', ...rest] = (mark[1] ?? '').split('=');
    const value = numberOf(rest.at(-1) ?? '');
    if (rest.length === 0 || !Number.isFinite(value) || rest.at(-1)?.trim() === '') return [];
    const previous = marks[place - 1];
    const start = previous === undefined ? 0 : previous.index + previous[0].length;
    const end = mark.index + mark[0].length;
    const said = line.slice(start, mark.index);
    const follows = line.slice(end, marks[place + 1]?.index);
    return [
      {
        expression,
        value,
        before: beforeArithmetic(previous === undefined ? said : said.replace(/^\s*\$?[\d,.]+/, ''), expression),
        within: said.slice(said.search(/\d/)),
        after: afterResult(follows),
        money: /\$\s*$/.test(said) || /^\s*\$|^\s*[\d,.]+\s*(?:\$|dollars|cents)/.test(follows),
      },
    ];
  });
}

/** The calculations of a solution, marked ones and plain ones that are right, in order. */
export function annotatedSteps(solution: string): readonly Annotated[] {
  return withPlainMarks(solution).split('\n').flatMap(annotatedLine);
}
