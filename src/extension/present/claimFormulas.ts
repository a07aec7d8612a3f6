import type { Mark } from '../marks/mark.ts';

/** The formulas a step's evidence shows, each once. */
export function claimFormulas({ judged }: Mark): readonly string[] {
  const claims = judged.evidence.flatMap((one) => (one.witness === 'symbolic' ? one.findings : []));
  return [...new Set(claims.map((finding) => finding.claim))];
}
