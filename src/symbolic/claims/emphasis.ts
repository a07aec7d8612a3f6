const strong = /(^|[\s(])(\*\*|__)(?=[^\s*_])([^*_\n]*[^\s*_])\2(?=$|[\s.,;:!?)])/g;

/** A text with spaces in place of Markdown's marks of strong emphasis, so that all else keeps its place. */
export function withoutEmphasis(text: string): string {
  return text.replace(strong, '$1  $3  ');
}
