import type { Picture } from './messages.ts';

/** Pixels of one `ex` at the size of hover text. */
const PIXELS_PER_EX = 7.5;

/** A picture as a Markdown image in the given colour; the formula's source is its alternative text. */
export function pictureMarkdown({ svg, widthEx, heightEx }: Picture, latex: string, colour: string): string {
  const width = Math.ceil(widthEx * PIXELS_PER_EX);
  const height = Math.ceil(heightEx * PIXELS_PER_EX);
  const sized = svg
    .replace(/width="[\d.]+ex" height="[\d.]+ex"/, `width="${width}" height="${height}"`)
    .replaceAll('currentColor', colour);
  const alternative = latex.replace(/[\\[\]]/g, '\\$&').replace(/\s+/g, ' ');
  return `![${alternative}](data:image/svg+xml;base64,${base64(sized)}|width=${width},height=${height})`;
}

/** The text's UTF-8 bytes in base64; a browser has no `Buffer`. */
function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
