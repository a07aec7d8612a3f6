import type { Mark } from '../marks/mark.ts';

/** The ways a step is coloured. A step behind a failure is `muted`, whatever its own verdict. */
export const colourKinds = ['verified', 'plausible', 'doubtful', 'refuted', 'muted'] as const;
export type ColourKind = (typeof colourKinds)[number];

/** How a mark is coloured, or null for a step no witness could judge: silence has no colour. */
export function colourKind({ judged, standing }: Mark): ColourKind | null {
  if (judged.verdict === 'unchecked') return null;
  return standing === 'after' ? 'muted' : judged.verdict;
}
