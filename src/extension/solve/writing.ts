import type { Step } from '../../core/derivation.ts';
import type { Problem } from '../../core/problem.ts';
import type { DocumentLanguage, Span } from '../../core/span.ts';

/** The replacement that puts a solution into a document: below its problem, or over the earlier one. */
export interface SolutionEdit {
  readonly span: Span;
  readonly text: string;
}

/** How solutions are written into a document of one language. */
export interface SolutionWriting {
  /** The solution as it would stand in a document. */
  render(steps: readonly Step[], language: DocumentLanguage): string;
  edit(text: string, problem: Problem, rendered: string): Promise<SolutionEdit>;
}
