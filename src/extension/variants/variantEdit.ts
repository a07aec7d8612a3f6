import type { DocumentLanguage, Span } from '../../core/span.ts';
import { type Landmarks, stepMarkup } from '../../document/index.ts';
import type { SolutionEdit } from '../solve/writing.ts';

const SOLUTION_END = /^\s*(?:<!-- stepwise:end -->|% stepwise:end)/;

/**
 * The edit that puts a variant below its problem and the steps that answer it, in the shape the problem has: the next item
 * of its list, an environment of its name, or a paragraph.
 */
export function variantEdit(
  text: string,
  language: DocumentLanguage,
  problem: Span,
  { derivations }: Pick<Landmarks, 'derivations'>,
  variant: string,
): SolutionEdit {
  const own = derivations.filter((derivation) => derivation.problem?.start === problem.start);
  const at = behind(text, Math.max(problem.end, ...own.map(({ span }) => span.end)));
  const written = stepMarkup(variant, language === 'latex' ? 'latex' : 'markdown');
  return { span: { start: at, end: at }, text: shaped(text, problem, written) };
}

/** Behind the problem with its derivation: between the two, the steps would be taken for the variant's. */
function behind(text: string, end: number): number {
  return end + (SOLUTION_END.exec(text.slice(end))?.[0].length ?? 0);
}

function shaped(text: string, problem: Span, written: string): string {
  const environment = /^\\begin\{(\w+\*?)\}/.exec(text.slice(problem.start))?.[1];
  if (environment !== undefined) return `\n\n\\begin{${environment}}\n${written}\n\\end{${environment}}`;
  const line = text.slice(text.lastIndexOf('\n', problem.start - 1) + 1);
  const item = /^([ \t]*)(?:([-*+])|(\d+)([.)]))[ \t]/.exec(line);
  if (item === null) return `\n\n${written}`;
  const [, indent = '', bullet, number = '', closing = ''] = item;
  return `\n${indent}${bullet ?? `${Number(number) + 1}${closing}`} ${written}`;
}
