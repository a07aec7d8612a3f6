import type { Problem } from '../../core/problem.ts';
import { problemAt } from '../problemAt.ts';
import type { DocumentDerivation, DocumentProblem } from '../reading/reading.ts';
import type { CellContext } from './cellContext.ts';
import { readingOf } from './cellReading.ts';
import type { CellText } from './cellText.ts';

/**
 * The derivations of a cell, as `derivationsIn` finds them, with the macros of earlier cells. The first answers the
 * problem of the cell right above when it answers none of its own and no heading stands before it.
 */
export function cellDerivations(cell: CellText, context: CellContext): DocumentDerivation[] {
  const { text } = cell;
  return readingOf(cell).derivations.map((derivation, index) => {
    const joins = index === 0 && !/^ {0,3}#|\\(?:sub)*section/m.test(text.slice(0, derivation.span.start));
    const problem = derivation.problem ?? (joins ? context.problem : null);
    const macros = { ...context.macros, ...derivation.problem?.macros, ...derivation.macros };
    if (Object.keys(macros).length === 0) return problem ? { ...derivation, problem } : derivation;
    return problem ? { ...derivation, problem: { ...problem, macros } } : { ...derivation, macros };
  });
}

/**
 * What there is to do in a cell: a problem to solve, or a derivation to check. A lone equation may be either: `question`
 * is what to solve when, taken as a claim, it is neither proved nor refuted.
 */
export type CellTask =
  | { readonly kind: 'solve'; readonly problem: DocumentProblem }
  | { readonly kind: 'check'; readonly derivation: DocumentDerivation; readonly question: DocumentProblem | null };

/**
 * What running a cell does, in the order of its text: written derivations are checked, problems without one are solved.
 * A cell in which nothing asks is one problem as a whole; an empty cell has nothing to do.
 */
export function cellTasks(cell: CellText, context: CellContext): CellTask[] {
  const { text, language } = cell;
  const derivations = cellDerivations(cell, context);
  const open = readingOf(cell).problems.filter(
    ({ span }, _, all) =>
      !all.some((other) => covers(span, other.span) && !covers(other.span, span)) &&
      !derivations.some(({ problem }) => problem?.span !== undefined && covers(problem.span, span)),
  );
  const tasks = [
    ...derivations.map((derivation) => ({ kind: 'check', derivation, question: null }) as const),
    ...open.map((problem) => ({ kind: 'solve', problem: withMacros(problem, context) }) as const),
  ].sort((a, b) => placeOf(a) - placeOf(b));
  const [first, second] = tasks;
  const found = problemAt(text, language, { start: 0, end: text.length });
  const whole = found && withMacros(found, context);
  if (first === undefined) return whole === null ? [] : [{ kind: 'solve', problem: whole }];
  if (second === undefined && first.kind === 'check' && isLone(first.derivation))
    return [{ ...first, question: whole }];
  return tasks;
}

function isLone({ steps, problem }: DocumentDerivation): boolean {
  return steps.length === 1 && problem === undefined;
}

function placeOf(task: CellTask): number {
  return task.kind === 'solve' ? task.problem.span.start : task.derivation.span.start;
}

function covers(outer: Problem['span'], inner: Problem['span']): boolean {
  return outer !== undefined && inner !== undefined && outer.start <= inner.start && inner.end <= outer.end;
}

function withMacros(problem: DocumentProblem, { macros }: CellContext): DocumentProblem {
  const all = { ...macros, ...problem.macros };
  return Object.keys(all).length === 0 ? problem : { ...problem, macros: all };
}
