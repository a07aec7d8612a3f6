import { calculate, compareAnswers } from '../../../symbolic/index.ts';
import { annotatedSteps, type Annotated } from './annotated.ts';
import { alike, GivenNumbers } from './givenNumbers.ts';
import { properNames, quantityName } from './naming.ts';
import { NotConvertible, relationOf, type Quantity } from './relation.ts';

/** A solution in the *calculated* format, or why there is none. */
export type Conversion =
  | { readonly kind: 'converted'; readonly solution: string }
  | { readonly kind: 'dropped'; readonly why: string };

interface Line {
  readonly name: string;
  readonly relation: string;
}

function numberOf(answer: string): number {
  return Number(answer.replace(/[$,%\s]/g, ''));
}

/** The steps up to the last one that arrives at the answer. */
function upToAnswer(steps: readonly Annotated[], answer: number): readonly Annotated[] {
  return steps.slice(0, steps.findLastIndex((step) => alike(step.value, answer)) + 1);
}

function linesOf(problem: string, steps: readonly Annotated[]): readonly Line[] {
  const [given, names] = [new GivenNumbers(problem), properNames(problem)];
  const quantities: Quantity[] = [];
  const taken = new Set<string>(['answer']);
  return steps.map((step, place) => {
    const relation = relationOf(step.expression, given, quantities);
    const name = place === steps.length - 1 ? 'answer' : quantityName(step, names, taken);
    taken.add(name);
    quantities.push({ name, value: step.value, used: false });
    return { name, relation };
  });
}

function mentions(line: Line, name: string): boolean {
  return new RegExp(`(?<![a-z_0-9])${name}(?![a-z_0-9])`).test(line.relation);
}

/** The lines the answer rests on. */
function needed(lines: readonly Line[]): readonly Line[] {
  const kept: Line[] = [];
  for (const line of lines.toReversed()) {
    if (line.name === 'answer' || kept.some((later) => mentions(later, line.name))) kept.unshift(line);
  }
  return kept;
}

/** A line that only repeats another (`a = b`) is left out, and its name with it. */
function withoutCopies(lines: readonly Line[]): readonly Line[] {
  const copy = lines.find((line) => line.name !== 'answer' && /^[a-z_]\w*$/.test(line.relation));
  if (copy === undefined) return lines;
  const rest = lines.filter((line) => line !== copy);
  const named = new RegExp(`(?<![a-z_0-9])${copy.name}(?![a-z_0-9])`, 'g');
  return withoutCopies(rest.map((line) => ({ ...line, relation: line.relation.replace(named, copy.relation) })));
}

/** Whether the relations, evaluated exactly, arrive at the reference answer. */
function arrives(solution: string, answer: string): boolean {
  const { lines, failed } = calculate(solution);
  const last = lines.at(-1);
  return failed === null && last?.name === 'answer' && compareAnswers(answer, last.value).verdict === 'equal';
}

/**
 * A GSM8K solution with calculator marks as named relations: each result named after the words around it, numbers that
 * were computed replaced by their names, the last line `answer = ...`. Only what evaluates to the reference answer is
 * given; the same input gives the same text.
 */
export function calculatedSolution(problem: string, solution: string, answer: string): Conversion {
  const all = annotatedSteps(solution);
  if (all.length === 0) return { kind: 'dropped', why: 'no calculation is marked' };
  const steps = upToAnswer(all, numberOf(answer));
  if (steps.length === 0) return { kind: 'dropped', why: 'no marked calculation arrives at the answer' };
  try {
    const lines = withoutCopies(needed(linesOf(problem, steps)));
    const text = lines.map(({ name, relation }) => `${name} = ${relation}`).join('\n');
    return arrives(text, answer)
      ? { kind: 'converted', solution: text }
      : { kind: 'dropped', why: 'it does not evaluate to the answer' };
  } catch (error) {
    if (error instanceof NotConvertible) return { kind: 'dropped', why: error.message };
    throw error;
  }
}
