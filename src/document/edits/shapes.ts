import { escapeLatex } from './escapeLatex.ts';
import { stepMarkup, stepPieces, type SolutionLanguage } from './stepMarkup.ts';

/** `list` has bullets, `numbered` numbers, `align` one row a step in a display formula, `quote` stands in a quotation. */
export type SolutionShape = 'list' | 'numbered' | 'align' | 'quote';

/** All shapes, in the order in which a setting offers them. */
export const solutionShapes: readonly SolutionShape[] = ['numbered', 'list', 'align', 'quote'];

type Render = (steps: readonly string[]) => string[];

const markdownList = (marker: (index: number) => string): Render => {
  return (steps) => steps.map((step, index) => `${marker(index)} ${stepMarkup(step, 'markdown')}`);
};

const latexList = (name: string): Render => {
  return (steps) =>
    environment(
      name,
      steps.map((step) => `  \\item ${stepMarkup(step, 'latex')}`),
    );
};

const numbered = markdownList((index) => `${index + 1}.`);
const enumerate = latexList('enumerate');

/** How each shape's lines are written, without the comments around them. */
export const shapes: Readonly<Record<SolutionLanguage, Readonly<Record<SolutionShape, Render>>>> = {
  markdown: {
    list: markdownList(() => '-'),
    numbered,
    align: (steps) => ['$$', ...environment('aligned', alignRows(steps)), '$$'],
    quote: (steps) => numbered(steps).map((line) => `> ${line}`),
  },
  latex: {
    list: latexList('itemize'),
    numbered: enumerate,
    align: (steps) => environment('align*', alignRows(steps)),
    quote: (steps) => environment('quote', enumerate(steps)),
  },
};

function environment(name: string, lines: readonly string[]): string[] {
  return [`\\begin{${name}}`, ...lines, `\\end{${name}}`];
}

function alignRows(steps: readonly string[]): string[] {
  return steps.map((step, index) => `  & ${alignRow(step)}${index < steps.length - 1 ? ' \\\\' : ''}`);
}

function alignRow(step: string): string {
  return stepPieces(step)
    .map(({ kind, text }) => (kind === 'math' ? text.replaceAll('&', '') : `\\text{${escapeLatex(text)}}`))
    .join('');
}
