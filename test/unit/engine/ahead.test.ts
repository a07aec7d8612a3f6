import { describe, expect, it } from 'vitest';
import { ahead } from '../../../src/engine/ahead.ts';

/** Pieces of work that end when they are told to. */
class Works {
  readonly begun: number[] = [];
  readonly #ends: ((value: string) => void)[] = [];

  readonly begin = (index: number): Promise<string> => {
    this.begun.push(index);
    return new Promise((resolve) => this.#ends.push(resolve));
  };

  end(index: number): void {
    this.#ends[index]?.(`result ${index}`);
  }
}

const after = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('work that is begun ahead', () => {
  it('is under way several at a time, and tells its results in order', async () => {
    const works = new Works();
    const results: string[] = [];
    const reading = (async () => {
      for await (const result of ahead(5, 3, works.begin)) results.push(result);
    })();
    await after();
    expect(works.begun).toEqual([0, 1, 2]);
    works.end(1);
    await after();
    expect([results, works.begun]).toEqual([[], [0, 1, 2]]);
    works.end(0);
    await after();
    expect([results, works.begun]).toEqual([
      ['result 0', 'result 1'],
      [0, 1, 2, 3, 4],
    ]);
    for (const index of [4, 3, 2]) works.end(index);
    await reading;
    expect(results).toEqual([0, 1, 2, 3, 4].map((index) => `result ${index}`));
  });

  it('throws where one fails in its turn, and leaves no fault of another untold', async () => {
    const untold: unknown[] = [];
    const tell = (reason: unknown): void => void untold.push(reason);
    process.on('unhandledRejection', tell);
    const results: number[] = [];
    const failing = (index: number): Promise<number> =>
      index > 0 ? Promise.reject(new Error(`fault ${index}`)) : Promise.resolve(index);
    const read = async (): Promise<void> => {
      for await (const result of ahead(3, 3, failing)) results.push(result);
    };
    await expect(read()).rejects.toThrow('fault 1');
    await after();
    process.off('unhandledRejection', tell);
    expect([results, untold]).toEqual([[0], []]);
  });

  it('does nothing where there is nothing to do', async () => {
    const works = new Works();
    for await (const result of ahead(0, 3, works.begin)) expect(result).toBe('no result');
    expect(works.begun).toEqual([]);
  });
});
