import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { compareTranslation, LANGUAGES, messagesIn, translationPairs } from '../../../scripts/l10n.mjs';

function texts(file: string): Record<string, string> {
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
}

describe.each(LANGUAGES)('the translation into %s', (language) => {
  it.each(translationPairs(language))(
    'has all that %s has, and no more, with the same places',
    (original, translation) => {
      const nothing = { missing: [], unused: [], misplaced: [] };
      expect(compareTranslation(texts(original), texts(translation))).toEqual(nothing);
    },
  );

  it('leaves no sentence in English', () => {
    for (const [original, translation] of translationPairs(language)) {
      const english = texts(original);
      const same = Object.entries(texts(translation)).filter(([key, text]) => {
        return text === english[key] && /[a-z]{3,} [a-z]{2,} [a-z]{2,}/.test(text);
      });
      expect(same).toEqual([]);
    }
  });
});

describe('comparing a translation', () => {
  it('finds what is missing, what is unused, and a place that was lost', () => {
    const found = compareTranslation({ a: 'A {0}', b: 'B', c: 'C' }, { a: '甲', b: ' ', d: '丁' });
    expect(found).toEqual({ missing: ['b', 'c'], unused: ['d'], misplaced: ['a'] });
  });

  it('reads the messages of a source', () => {
    expect(messagesIn("x(t('One'), t(\n 'It\\'s {0}', 1), at('no'))")).toEqual(['One', "It's {0}"]);
  });
});
