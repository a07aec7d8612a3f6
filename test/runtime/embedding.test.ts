import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelClient, type ModelClientOptions } from '../../src/runtime/client/index.ts';
import { Meanings } from '../../src/training/evolution/meaning.ts';
import { isNearDuplicate } from '../../src/engine/index.ts';
import { builtChild } from './support/builtChild.ts';
import { smallSolver } from './support/models.ts';

const never = new AbortController().signal;
const options = (): ModelClientOptions => ({ script: builtChild(), threads: 1 });
const problem = 'A baker makes 4 trays of 12 rolls and sells 30 of them. How many rolls are left?';
const otherWords = 'From four trays, each with a dozen rolls, a baker sells thirty. What number of rolls remains?';
const unlike = [
  'A pump gives 18 liters a minute. How many minutes does it take to fill a tank of 300 liters?',
  'Noor is twice as old as her brother, and together they are 27. How old is she?',
];

describe('embeddings of a local model', () => {
  let client: ModelClient;
  beforeAll(() => {
    client = new ModelClient(options());
  });
  afterAll(() => {
    client.dispose();
  });

  it('have length 1, are the same again, and tell other words for a problem from another problem', async () => {
    const embedder = client.embedder(await smallSolver());
    const [first = [], again = []] = await embedder.embed([problem, problem], never);
    expect(Math.hypot(...first)).toBeCloseTo(1);
    expect(again).toEqual(first);
    const meanings = new Meanings(embedder, 0.94);
    expect(isNearDuplicate(problem, otherWords)).toBe(false);
    expect(await meanings.repeats(otherWords, [problem, ...unlike], never)).toBe(true);
    expect(await meanings.repeats(problem, unlike, never)).toBe(false);
  });

  it('stop when told to, and refuse a text that does not fit', async () => {
    const embedder = client.embedder(await smallSolver({ contextSize: 64 }));
    await expect(embedder.embed([problem.repeat(9)], never)).rejects.toMatchObject({ code: 'too-large' });
    await expect(embedder.embed([problem], AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
