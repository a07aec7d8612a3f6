import { lineEnd, nextLine } from './lines.ts';

/** The offset after a document's front matter (`---` or `+++` lines around it), 0 when it has none. */
export function frontMatterEnd(text: string): number {
  const fence = text.slice(0, lineEnd(text, 0)).trimEnd();
  if (fence !== '---' && fence !== '+++') return 0;
  for (let at = nextLine(text, 0); at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at)).trimEnd();
    if (line === fence || (fence === '---' && line === '...')) return nextLine(text, at);
  }
  return 0;
}
