/** A text without its white space, but for that between two digits: `3 1/2` is not `31/2`. */
export function compact(text: string): string {
  return text.trim().replace(/(?<!\d)\s+|\s+(?!\d)/g, '');
}
