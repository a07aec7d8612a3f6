/** Longest text that is read as one formula. */
export const maxLength = 4000;

/** Deepest nesting of groups that is read. */
export const maxDepth = 40;

/** Why a text is too large to be read, or null when it is not. */
export function tooLargeToRead(text: string): string | null {
  if (text.length > maxLength) return `too large: longer than ${maxLength} characters`;
  let depth = 0;
  for (const char of text) {
    if (char === '{' || char === '(' || char === '[') depth += 1;
    if (char === '}' || char === ')' || char === ']') depth -= 1;
    if (depth > maxDepth) return `too large: nested deeper than ${maxDepth} levels`;
  }
  return null;
}
