import { describe, expect, it } from 'vitest';
import { evolutionMethod, evolutionMethods, failingOf, isNearDuplicate } from '../../../../src/engine/index.ts';

const parent = 'A farmer keeps 12 hens and each hen lays 5 eggs a week. How many eggs are laid in 3 weeks?';
const method = evolutionMethod('constraint');
const failing = (text: string, known: readonly string[] = []): string | null => failingOf(text, parent, method, known);

describe('evolutions thrown away by their text', () => {
  it('keeps a problem that says more than its parent', () => {
    const text =
      'A farmer keeps 12 hens and each hen lays 5 eggs a week, but 4 eggs break every week on the way to the market. ' +
      'How many whole eggs does he bring to the market in 3 weeks?';
    expect(failing(text)).toBeNull();
    expect(failing(text, [text.replace('farmer', 'farmer,')])).toBe('near-duplicate');
  });

  it('says what is wrong with the others', () => {
    expect(failing('')).toBe('empty');
    expect(failing(parent.toUpperCase().replace('3 WEEKS?', '3 weeks'))).toBe('unchanged');
    expect(failing(parent.replace('12', '14'))).toBe('unchanged');
    expect(failing('A hen lays 5 eggs, that is 12 * 5 = 60 in all, and 4 break. How many are left?')).toBe('solved');
    expect(failing('Rewritten: a hen lays 5 eggs and the fox takes 2. How many are left?')).toBe('prompt-words');
    expect(failing('A hen lays 5 eggs and the fox takes 2 of them every morning.')).toBe('no-question');
    expect(failing('A hen lays 5 eggs, 2 break. How many are left? Therefore, the answer is 3.')).toBe('solved');
    expect(failing(`How many eggs are ${'there and '.repeat(140)}here?`)).toBe('too-long');
  });

  it('takes a worked example of the prompt for a copy', () => {
    expect(failing(method.examples[0]?.solution ?? '')).toBe('near-duplicate');
  });

  it('lets words of the prompt pass where the parent has them too', () => {
    const easier = 'Ann finds an easier puzzle with 9 parts and a second one with 4 parts. How many parts are there?';
    expect(
      failingOf(easier, 'Bo solves an easier puzzle of 12 parts in 3 hours. How many an hour?', method, []),
    ).toBeNull();
    expect(failing(easier)).toBe('prompt-words');
  });
});

describe('the methods', () => {
  it('go up and down, each with examples that would not be thrown away themselves', () => {
    expect(evolutionMethods('up').map(({ id }) => id)).toEqual(['constraint', 'concretize', 'reasoning', 'deepen']);
    expect(evolutionMethods('down').map(({ id }) => id)).toEqual(['easier', 'other-topic']);
    for (const each of evolutionMethods()) {
      for (const { problem, solution } of each.examples) {
        expect(failingOf(solution, problem, { ...each, examples: [] }, [])).toBeNull();
      }
    }
  });

  it('names those there are when one is asked for that is not', () => {
    expect(() => evolutionMethod('sideways')).toThrow(/constraint.*other-topic/);
  });
});

describe('near duplicates', () => {
  it('are the same both ways and do not hang on case, punctuation or separators', () => {
    expect(isNearDuplicate('It costs $1,200 a year.', 'it costs 1200 a year')).toBe(true);
    expect(isNearDuplicate('One apple', 'One pear')).toBe(isNearDuplicate('One pear', 'One apple'));
    expect(isNearDuplicate('One apple', 'One pear')).toBe(false);
  });
});
