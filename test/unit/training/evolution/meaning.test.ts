import { describe, expect, it } from 'vitest';
import type { TextEmbedder } from '../../../../src/core/embedding.ts';
import { Meanings } from '../../../../src/training/evolution/meaning.ts';

const never = new AbortController().signal;

/** Places a text by how often it says a and b. */
function letters(asked: string[]): TextEmbedder {
  return {
    id: 'letters',
    embed: (texts) => {
      asked.push(...texts);
      const vectors = texts.map((text) => {
        const [, problem = ''] = /"(.*?)"/.exec(text) ?? [];
        const [a, b] = ['a', 'b'].map((letter) => problem.split(letter).length - 1);
        const length = Math.hypot(a ?? 0, b ?? 0);
        return [(a ?? 0) / length, (b ?? 0) / length];
      });
      return Promise.resolve(vectors);
    },
  };
}

describe('problems that mean the same', () => {
  it('are those whose vectors lie close, whatever the words', async () => {
    const meanings = new Meanings(letters([]), 0.99);
    expect(await meanings.repeats('ab', ['aabb', 'a'], never)).toBe(true);
    expect(await meanings.repeats('abb', ['aab', 'a'], never)).toBe(false);
    expect(await meanings.nearest('a', ['b', 'aab'], never)).toBeCloseTo(2 / Math.sqrt(5));
    expect(await meanings.nearest('a', [], never)).toBe(-1);
  });

  it('are embedded once each', async () => {
    const asked: string[] = [];
    const meanings = new Meanings(letters(asked), 0.9);
    await meanings.repeats('ab', ['aabb', 'a', 'a'], never);
    await meanings.repeats('aabb', ['ab', 'a'], never);
    expect(asked).toHaveLength(3);
  });
});
