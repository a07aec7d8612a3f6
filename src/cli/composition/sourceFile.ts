import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { DocumentLanguage } from '../../core/span.ts';

/** A file with mathematics in it. */
export interface SourceFile {
  /** As given on the command line. */
  readonly file: string;
  readonly text: string;
  readonly language: DocumentLanguage;
}

const LANGUAGES: Readonly<Record<string, DocumentLanguage>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.tex': 'latex',
  '.latex': 'latex',
  '.ltx': 'latex',
};

/** Reads a file; its language is told by its ending, plain text where that tells nothing. */
export async function readSource(file: string): Promise<SourceFile> {
  const language = LANGUAGES[extname(file).toLowerCase()] ?? 'plaintext';
  return { file, text: await readFile(file, 'utf8'), language };
}
