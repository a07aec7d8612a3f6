const opening = String.raw`^(?:[\s>*_#~]|\\(?:textbf|textit|emph|noindent|medskip|bigskip|smallskip|paragraph)\b\*?|\{|\[!\w+\])*`;
const closing = String.raw`[\s*_}:.)\]–—-]*`;
const number = String.raw`(?:\s*[\dIVXivx]+(?:\.\d+)*[a-z]?|\s*\([\da-z]+\))?`;

const step = new RegExp(
  String.raw`${opening}(?:step|schritt|étape|paso)\s*\d+(?:\.\d+)*(?:\s*\([^)\n]{0,60}\))?${closing}`,
  'i',
);
const solution = new RegExp(
  String.raw`${opening}(?:solution|answer|proof|working|derivation|lösung|réponse|solución)${number}(?=[\s*_}:.\]]|$)${closing}`,
  'i',
);
const problem = new RegExp(
  String.raw`${opening}(?:exercise|problem|question|task|example|aufgabe|exercice|ejercicio)${number}(?=[\s*_}:.)\](]|$)${closing}`,
  'i',
);

/** Length of the label "Step 3:" (its markup and punctuation included) at the start of `text`, 0 without one. */
export function stepLabel(text: string): number {
  return step.exec(text)?.[0].length ?? 0;
}

/** The number in the label "Step 3:" at the start of `text`, as written; empty without one. */
export function stepNumber(text: string): string {
  return /\d+(?:\.\d+)*/.exec(step.exec(text)?.[0] ?? '')?.[0] ?? '';
}

/** Length of the label "Solution." at the start of `text`, 0 without one. "Solution" inside a sentence is no label. */
export function solutionLabel(text: string): number {
  const match = solution.exec(text)?.[0];
  return match !== undefined && isSetOff(match, text) ? match.length : 0;
}

/** Length of the label "**Exercise 3.**" at the start of `text`, 0 without one. */
export function problemLabel(text: string): number {
  const match = problem.exec(text)?.[0];
  return match !== undefined && (/\d/.test(match) || isSetOff(match, text)) ? match.length : 0;
}

/** A label is set off by markup or punctuation, or stands alone. */
function isSetOff(label: string, text: string): boolean {
  return label.length >= text.trimEnd().length || /[*_}:.#\]]\s*$/.test(label) || /^[\s>]*[*_#\\]/.test(label);
}
