import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { derivationsIn } from '../../../src/document/index.ts';
import { defaultVerifyOptions, verify } from '../../../src/engine/index.ts';
import { portsWith } from '../engine/ports.ts';

const snippet = z.object({
  prefix: z.union([z.string(), z.array(z.string())]),
  description: z.string(),
  body: z.union([z.string(), z.array(z.string())]),
});
const { contributes } = z
  .object({ contributes: z.object({ snippets: z.array(z.object({ language: z.string(), path: z.string() })) }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** What stands in the document when a snippet is put in and nothing is changed. */
function inserted({ body }: z.infer<typeof snippet>): string {
  return [body]
    .flat()
    .join('\n')
    .replace(/\$\{\d+:([^}]*)\}|\$\d|\\([\\$}])/g, (_, given?: string, escaped?: string) => given ?? escaped ?? '');
}

const all = contributes.snippets
  .filter(({ language }) => language !== 'tex')
  .flatMap(({ language, path }) => {
    const file = z.record(z.string(), snippet).parse(JSON.parse(readFileSync(path, 'utf8')));
    return Object.entries(file).map(([title, one]) => ({ title, language: language as 'markdown' | 'latex', one }));
  });

describe('the snippets', () => {
  it.each(all.filter(({ one }) => Array.isArray(one.body)))(
    '"$title" in $language is steps that verify',
    async (each) => {
      const [derivation, ...more] = derivationsIn(inserted(each.one), each.language);
      expect([derivation?.steps.length, more]).toEqual([2, []]);
      const verdicts: string[] = [];
      const { signal } = new AbortController();
      for await (const event of verify(derivation!, defaultVerifyOptions, portsWith(null), signal))
        if (event.kind === 'done') verdicts.push(...event.outcome.steps.map(({ verdict }) => verdict));
      expect(verdicts).toEqual(['verified', 'verified']);
    },
  );

  it.each([
    ['given', 'given'],
    ['ignore', 'ignored'],
  ])('"%s" marks the step on its line', (prefix, mark) => {
    const of = (language: string): string =>
      inserted(all.find((x) => x.language === language && x.one.prefix === prefix)!.one);
    const markdown = `1. $x = 1$ ${of('markdown')}\n2. $2x = 2$\n`;
    const latex = `\\begin{align*}\nx &= 1 \\\\ ${of('latex')}\n2x &= 2\n\\end{align*}\n`;
    expect(derivationsIn(markdown, 'markdown')[0]?.steps[0]?.mark).toBe(mark);
    expect(derivationsIn(latex, 'latex')[0]?.steps[0]?.mark).toBe(mark);
  });
});
