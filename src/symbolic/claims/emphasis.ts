const strong = /(^|[\s(])(\*\*|__)(?=[^\s*_])([^*_\n]*[^\s*_])\2(?=$|[\s.,;:!?)])/g;

const code = /(^|[\s(])`([^`\n]*\d[^`\n]*=[^`\n]*)`(?=$|[\s.,;:!?)])/g;

/** A text with spaces in place of Markdown's marks of strong emphasis and of code that calculates; all else keeps its place. */
export function withoutEmphasis(text: string): string {
  if (!/\*\*|__|`/.test(text)) return text;
  return text.replace(strong, '$1  $3  ').replace(code, '$1 $2 ');
}
