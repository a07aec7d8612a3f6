import type { Derivation } from '../../core/derivation.ts';
import type { Span } from '../../core/span.ts';
import type { OpenProposal } from './proposals.ts';
import type { SolutionWriting } from './writing.ts';

/** A preview's text and the place of each finished step in it. */
export interface PreviewText {
  readonly text: string;
  readonly steps: readonly Span[];
}

/** Finds the steps of a rendered solution, or null where it does not read as one. */
export type ReadRendered = (rendered: string) => Derivation | null;

/**
 * What the preview of a proposal shows: the solution as it would stand in the document, without the comments around it,
 * and the step being written below.
 */
export function previewText(
  { proposal, language }: OpenProposal,
  writing: Pick<SolutionWriting, 'render'>,
  read: ReadRendered,
): PreviewText {
  const partial = proposal.partial.trim();
  if (proposal.steps.length === 0) return { text: partial, steps: [] };
  const rendered = writing.render(proposal.steps, language);
  const start = rendered.indexOf('\n') + 1;
  const body = rendered.slice(start, Math.max(start, rendered.lastIndexOf('\n')));
  const steps = (read(rendered)?.steps ?? []).flatMap(({ span }) =>
    span === undefined ? [] : [{ start: span.start - start, end: span.end - start }],
  );
  return { text: partial === '' ? body : `${body}\n${partial}`, steps };
}
