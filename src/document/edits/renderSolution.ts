import type { Step } from '../../core/derivation.ts';
import { shapes, type SolutionShape } from './shapes.ts';
import type { SolutionLanguage } from './stepMarkup.ts';

/** How a solution is written into a document. */
export interface SolutionStyle {
  readonly language: SolutionLanguage;
  readonly shape: SolutionShape;
}

/**
 * A solution as text: its steps in the wanted shape between two comments by which it is known again. Lines end in
 * `\n`; there is none at the end. LaTeX compiles with amsmath alone. Without steps the comments hold nothing.
 */
export function renderSolution(steps: readonly Step[], { language, shape }: SolutionStyle): string {
  const body = steps.length === 0 ? [] : shapes[language][shape](steps.map((step) => step.text));
  const [open, close] = language === 'latex' ? ['% ', ''] : ['<!-- ', ' -->'];
  return [`${open}stepwise:begin${close}`, ...body, `${open}stepwise:end${close}`].join('\n');
}
