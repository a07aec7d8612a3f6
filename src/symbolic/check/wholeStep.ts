/** Whether a claim is all that a step says, but for an article before it and the stop at its end. */
export function isWholeStep(claim: string, step: string): boolean {
  return plain(claim) === plain(step);
}

function plain(text: string): string {
  return text
    .trim()
    .replace(/^the (?:number )?/i, '')
    .replace(/[\s.]+$/, '')
    .toLowerCase();
}
