import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DigitPiece, MarkedPiece } from '../../src/core/scoring.ts';
import { ModelClient } from '../../src/runtime/client/index.ts';
import { builtChild } from './support/builtChild.ts';
import { smallModel } from './support/models.ts';

const never = new AbortController().signal;
const labels = { positive: ' +', negative: ' -' };

function derivation(...steps: readonly string[]): MarkedPiece[] {
  const problem = {
    text: 'Tom has 3 boxes of 12 pens and gives away a quarter. How many are left?',
    special: false,
    mark: false,
  };
  return [problem, ...steps.flatMap((text) => [piece(`\n${text}`, false), piece('\nCheck:', true)])];
}

function piece(text: string, mark: boolean): MarkedPiece {
  return { text, special: false, mark };
}

const steps = ['There are 3 * 12 = 36 pens.', 'A quarter of 36 is 9 pens.', 'So 36 - 9 = 27 are left.'];

describe('reading marks with a real model in the child', () => {
  let client: ModelClient;
  beforeAll(() => {
    client = new ModelClient({ script: builtChild(), threads: 1 });
  });
  afterAll(() => {
    client.dispose();
  });

  it('reads one probability a mark, the softmax of the two logits', async () => {
    const reader = client.reader(await smallModel());
    const readings = await reader.read({ pieces: derivation(...steps), ...labels }, never);
    expect(readings).toHaveLength(3);
    for (const { probability, positiveLogit, negativeLogit } of readings) {
      expect(probability).toBeCloseTo(1 / (1 + Math.exp(negativeLogit - positiveLogit)), 10);
    }
  });

  it('evaluates only from the first changed step on, to the same numbers as from the start', async () => {
    const reader = client.reader(await smallModel());
    const fresh = client.reader(await smallModel({ id: 'another context' }));
    await reader.read({ pieces: derivation(...steps), ...labels }, never);
    const whole = reader.evaluatedTokens;
    const edited = { pieces: derivation(...steps.slice(0, 2), 'So 36 - 9 = 28 are left.'), ...labels };
    const kept = await reader.read(edited, never);
    const again = reader.evaluatedTokens - whole;
    expect(again).toBeLessThan(48);
    const anew = await fresh.read(edited, never);
    expect(fresh.evaluatedTokens).toBeGreaterThan(again);
    expect(kept).toEqual(anew);
    await reader.read(edited, never);
    expect(reader.evaluatedTokens - whole - again).toBe(0);
  });

  it('says when a label is not one token', async () => {
    const reader = client.reader(await smallModel());
    const wanted = { pieces: derivation(...steps), positive: 'absolutely right', negative: ' -' };
    await expect(reader.read(wanted, never)).rejects.toMatchObject({ code: 'model-invalid' });
  });

  it('says when a derivation is longer than the context, and works on', async () => {
    const reader = client.reader(await smallModel());
    const long = Array.from({ length: 300 }, (_, index) => `Step ${index}: we add ${index} and ${index}.`);
    await expect(reader.read({ pieces: derivation(...long), ...labels }, never)).rejects.toMatchObject({
      code: 'too-large',
    });
    expect(await reader.read({ pieces: derivation('1 + 1 = 2'), ...labels }, never)).toHaveLength(1);
  });

  it('gives nothing for no marks, and stops when told to', async () => {
    const reader = client.reader(await smallModel());
    expect(await reader.read({ pieces: [piece('text', false)], ...labels }, never)).toEqual([]);
    const stopped = reader.read({ pieces: derivation(...steps), ...labels }, AbortSignal.abort());
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('says how far digits are expected: a wrong result less than the right one, and only what changed is read', async () => {
    const reader = client.reader(await smallModel());
    const text = (step: string): DigitPiece[] => [
      { text: 'Tom has 3 boxes of 12 pens.\nEach box has 12 pens, so 2 boxes have 12 + 12 = 24 pens.\n', read: false },
      { text: `${step}\n`, read: true },
    ];
    const [right = []] = await reader.readDigits(text('One box has 12 pens.'), never);
    const whole = reader.evaluatedTokens;
    const [wrong = []] = await reader.readDigits(text('One box has 72 pens.'), never);
    expect(reader.evaluatedTokens - whole).toBeLessThan(48);
    expect([right.length, wrong.length]).toEqual([2, 2]);
    expect(wrong[0]).toBeLessThan((right[0] ?? NaN) / 2);
    expect(await reader.readDigits(text('No number.'), never)).toEqual([[]]);
  });

  it('shares the loaded model between a solver and a scorer of the same file', async () => {
    const spec = await smallModel();
    await client.load(spec);
    await client.reader(spec).read({ pieces: derivation(...steps), ...labels }, never);
    expect((await client.stats())?.models).toMatchObject([{ file: spec.file }]);
  });
});
