import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answerLine } from '../../../src/cli/batch/batchLine.ts';
import type { BatchTask } from '../../../src/cli/batch/batchTask.ts';
import { inOrder } from '../../../src/cli/batch/inOrder.ts';
import { fileOutput, streamOutput } from '../../../src/cli/batch/output.ts';
import { runBatch } from '../../../src/cli/batch/runBatch.ts';
import { rowLines } from '../../../src/cli/batch/rows.ts';

const never = new AbortController().signal;

/** Doubles `n`; the smaller it is the longer it takes. Fails on 13. */
const doubling: BatchTask<{ n: number }> = {
  row: z.looseObject({ n: z.number() }),
  atOnce: 4,
  async answer({ n }) {
    await pause(Math.max(0, 5 - n));
    if (n === 13) throw new Error('thirteen');
    return { double: 2 * n };
  },
};

const asLines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

async function batch(text: string, limit = Infinity): Promise<unknown[]> {
  const stream = new PassThrough();
  await runBatch(doubling, Readable.from([text]), streamOutput(stream), limit, never);
  stream.end();
  const lines = (await stream.toArray()).join('').trim();
  return lines === '' ? [] : lines.split('\n').map((line) => JSON.parse(line) as unknown);
}

describe('one line of a batch', () => {
  it.each([
    ['{"id":7,"n":2}', { id: 7, double: 4 }],
    ['{"id":"a","n":2,"more":true}', { id: 'a', double: 4 }],
    ['{"n":2}', { id: null, double: 4 }],
    ['{"id":"a","n":13}', { id: 'a', error: 'thirteen' }],
  ])('%s', async (line, expected) => {
    expect(await answerLine(doubling, line, never)).toEqual(expected);
  });

  it.each([
    ['{"id":"a","n":"two"}', 'a', /n: /],
    ['{"id":"a"}', 'a', /n: /],
    ['not json', null, /Not JSON/],
    ['[1]', null, /row: /],
    ['null', null, /row: /],
  ])('says what is wrong with %s', async (line, id, error) => {
    expect(await answerLine(doubling, line, never)).toEqual({ id, error: expect.stringMatching(error) as string });
  });

  it('never throws on any line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (line) => {
        expect(await answerLine(doubling, line, never)).toHaveProperty('id');
      }),
    );
  });
});

describe('order', () => {
  it('is that of the input, with several under way', async () => {
    let most = 0;
    let now = 0;
    const items = Readable.from([5, 1, 4, 2, 3]) as AsyncIterable<number>;
    const slow = async (n: number): Promise<number> => {
      now += 1;
      most = Math.max(most, now);
      await pause(10 * n);
      now -= 1;
      return n;
    };
    const results: number[] = [];
    for await (const result of inOrder(items, 3, slow)) results.push(result);
    expect(results).toEqual([5, 1, 4, 2, 3]);
    expect(most).toBe(3);
  });

  it('a failure is thrown, after the rest has settled', async () => {
    const fails = (n: number): Promise<number> => (n === 2 ? Promise.reject(new Error('two')) : Promise.resolve(n));
    const run = async (): Promise<void> => {
      for await (const result of inOrder(Readable.from([1, 2, 3]) as AsyncIterable<number>, 2, fails)) {
        expect(result).toBe(1);
      }
    };
    await expect(run()).rejects.toThrow('two');
  });
});

describe('a batch', () => {
  it('answers all rows in order; a bad line does not stop it', async () => {
    const answers = await batch('{"id":1,"n":1}\n\n{oops\n{"id":2,"n":13}\r\n{"id":3,"n":4}');
    expect(answers).toEqual([
      { id: 1, double: 2 },
      { id: null, error: expect.stringMatching(/Not JSON/) as string },
      { id: 2, error: 'thirteen' },
      { id: 3, double: 8 },
    ]);
  });

  it('stops at its limit', async () => {
    expect(await batch(asLines([{ n: 1 }, { n: 2 }, { n: 3 }]), 2)).toHaveLength(2);
    expect(await batch(asLines([{ n: 1 }]), 0)).toHaveLength(0);
  });

  it('answers nothing for nothing', async () => {
    expect(await batch('')).toEqual([]);
  });

  it('an abort ends it', async () => {
    const task = { ...doubling, answer: () => Promise.reject(new Error('stopped')) };
    const run = runBatch(task, Readable.from(['{"n":1}\n']), streamOutput(new PassThrough()), 5, AbortSignal.abort());
    await expect(run).rejects.toThrow(/abort/i);
  });
});

describe('lines', () => {
  it('skip what is done and count it towards the limit', async () => {
    const lines = async (skip: number, limit: number): Promise<string[]> => {
      const found: string[] = [];
      for await (const line of rowLines(Readable.from(['a\nb\n\nc\nd\n']), skip, limit)) found.push(line);
      return found;
    };
    expect(await lines(1, 3)).toEqual(['b', 'c']);
    expect(await lines(4, 10)).toEqual([]);
  });
});

describe('output to a file', () => {
  const rows = [1, 2, 3, 4].map((n) => ({ id: n, n }));
  const newFile = async (): Promise<string> => join(await mkdtemp(join(tmpdir(), 'stepwise-')), 'out.jsonl');
  const run = async (file: string, resume: boolean): Promise<void> => {
    const output = await fileOutput(file, resume);
    await runBatch(doubling, Readable.from([asLines(rows)]), output, Infinity, never);
    await output.close();
  };
  const whole = asLines(rows.map(({ id, n }) => ({ id, double: 2 * n })));

  it('is written whole', async () => {
    const file = await newFile();
    await run(file, false);
    expect(await readFile(file, 'utf8')).toBe(whole);
  });

  it('resumes after any kill, also one in the middle of a line', async () => {
    const file = await newFile();
    for (const length of [0, 5, 18, 25, whole.length]) {
      await writeFile(file, whole.slice(0, length));
      await run(file, true);
      expect(await readFile(file, 'utf8')).toBe(whole);
    }
  });

  it('starts anew without resume', async () => {
    const file = await newFile();
    await writeFile(file, 'old\n');
    await run(file, false);
    expect(await readFile(file, 'utf8')).toBe(whole);
  });

  it('fails where the file cannot be', async () => {
    await expect(fileOutput(join(tmpdir(), 'no', 'such', 'folder'), false)).rejects.toThrow(/ENOENT/);
  });
});
