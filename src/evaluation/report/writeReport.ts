import { writeFile } from 'node:fs/promises';
import { toMarkdown } from './markdown.ts';
import { toPage } from './page.ts';
import type { Report } from './sections.ts';

/** Writes `NAME.json`, `NAME.md` and `NAME.html`, and names them. */
export async function writeReport(report: Report, name: string): Promise<readonly string[]> {
  const texts = { json: `${JSON.stringify(report, null, 2)}\n`, md: toMarkdown(report), html: toPage(report) };
  const files = Object.entries(texts).map(([ending, text]) => ({ file: `${name}.${ending}`, text }));
  await Promise.all(files.map(({ file, text }) => writeFile(file, text)));
  return files.map(({ file }) => file);
}
