import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const ROOT = 'src/extension';
const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
const bundle = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')));

function messages(text: string): string[] {
  return [...text.matchAll(/\bt\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => (match[1] ?? '').replace(/\\(.)/g, '$1'));
}

describe('the words of the extension', () => {
  it('stand in the bundle that translators start from, all of them and no other', () => {
    const used = new Set(sources.flatMap(({ text }) => messages(text)));
    expect([...used].sort()).toEqual(Object.keys(bundle).sort());
  });

  it('are what the editor shows: no window message is written without them', () => {
    const bare = /show(?:Information|Warning|Error)Message\(\s*['"`]/;
    expect(sources.filter(({ text }) => bare.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('count their places from 0 without a gap', () => {
    for (const message of Object.keys(bundle)) {
      const places = [...message.matchAll(/\{(\d+)\}/g)].map((match) => Number(match[1]));
      expect([...new Set(places)].sort()).toEqual([...new Set(places)].map((_, index) => index));
    }
  });
});

describe('the sources', () => {
  it('use the editor only where its features are, so that the rest is tested without it', () => {
    const pure = ['marks/shift.ts', 'marks/markStore.ts', 'present/', 'check/documentChecker.ts', 'solve/proposal.ts'];
    const editor = sources.filter(({ text }) => text.includes("from 'vscode'")).map(({ file }) => file);
    expect(editor.filter((file) => pure.some((part) => file.startsWith(part)))).toEqual([]);
  });
});
