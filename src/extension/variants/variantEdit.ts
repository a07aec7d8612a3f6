import type { DocumentLanguage, Span } from '../../core/span.ts';
import { derivationsIn, stepMarkup } from '../../document/index.ts';
import type { SolutionEdit } from '../solve/writing.ts';

const SOLUTION_END = /^\s*(?:<!-- stepwise:end -->|% stepwise:end)/;

/**
 * The edit that puts a variant below its problem and the steps that answer it, in the shape the problem has: the next item
 * of its list, an environment of its name, or a paragraph.
 */
export function variantEdit(text: string, language: DocumentLanguage, problem: Span, variant: string): SolutionEdit {
  const at = behind(text, language, problem);
  const written = stepMarkup(variant, language === 'latex' ? 'latex' : 'markdown');
  return { span: { start: at, end: at }, text: shaped(text, problem, written) };
}

/** Behind the problem with its derivation: between the two, the steps would be taken for the variant's. */
function behind(text: string, language: DocumentLanguage, problem: Span): number {
  const own = derivationsIn(text, language).filter((derivation) => derivation.problem?.span?.start === problem.start);
  const end = Math.max(problem.end, ...own.map(({ span }) => span.end));
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
