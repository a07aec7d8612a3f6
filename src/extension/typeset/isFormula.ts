const MARKUP = /\\(?:text|mathrm|operatorname|begin|end)\*?\s*\{[^{}]*\}|\\[a-zA-Z]+/g;

/** Whether a claim is a formula that can be set, and not a sentence: no two words of three letters or more in it. */
export function isFormula(claim: string): boolean {
  if (/(?<!\\)[%#]/.test(claim)) return false;
  const words = claim.replace(MARKUP, ' ').match(/[A-Za-z]{3,}/g) ?? [];
  return words.length < 2;
}

/** A formula without the delimiters, alignment marks and row end it may carry. */
export function withoutDelimiters(claim: string): string {
  return claim
    .trim()
    .replace(/^(?:\$\$?|\\\(|\\\[)\s*|\s*(?:\$\$?|\\\)|\\\])$/g, '')
    .replace(/\s*\\\\$/, '')
    .replace(/(?<!\\)&\s*/g, '');
}
