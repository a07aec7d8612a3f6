import { appendFile, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Journal } from '../../../src/evaluation/journal.ts';
import { Progress, progressLine } from '../../../src/evaluation/progress.ts';
import { evaluateRows } from '../../../src/evaluation/run.ts';

const schema = z.object({ id: z.string(), value: z.number() });

async function freshFile(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'stepwise-journal-')), 'out.jsonl');
}

async function* rows(count: number): AsyncGenerator<{ id: string }> {
  for (let index = 0; index < count; index++) yield await Promise.resolve({ id: String(index) });
}

function quiet(): Progress {
  return new Progress(null, () => undefined);
}

describe('Journal', () => {
  it('drops a line cut short by a kill and keeps the rest', async () => {
    const file = await freshFile();
    const first = await Journal.open(file, schema);
    await first.append({ id: 'a', value: 1 });
    await appendFile(file, '{"id":"b","va');
    const again = await Journal.open(file, schema);
    expect([...again.done.keys()]).toEqual(['a']);
    await again.append({ id: 'b', value: 2 });
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(2);
  });

  it('refuses a file that holds something else', async () => {
    const file = await freshFile();
    await appendFile(file, '{"something":"else"}\n');
    await expect(Journal.open(file, schema)).rejects.toThrow(/out\.jsonl:1 is not a result/);
  });
});

describe('evaluateRows', () => {
  it('goes on where an earlier run stopped and does nothing twice', async () => {
    const file = await freshFile();
    const evaluated: string[] = [];
    const evaluate = (row: { id: string }): Promise<z.infer<typeof schema>> => {
      evaluated.push(row.id);
      return Promise.resolve({ id: row.id, value: Number(row.id) });
    };
    const run = async (count: number): Promise<number> => {
      const journal = await Journal.open(file, schema);
      const options = { journal, progress: quiet(), signal: new AbortController().signal };
      return (await evaluateRows(rows(count), evaluate, options)).length;
    };
    expect(await run(3)).toBe(3);
    expect(await run(5)).toBe(5);
    expect(evaluated).toEqual(['0', '1', '2', '3', '4']);
  });

  it('stops at the limit and when told to', async () => {
    const journal = await Journal.open(await freshFile(), schema);
    const evaluate = (row: { id: string }): Promise<z.infer<typeof schema>> =>
      Promise.resolve({ id: row.id, value: 0 });
    const stopped = new AbortController();
    stopped.abort();
    const common = { journal, progress: quiet() };
    expect(
      await evaluateRows(rows(9), evaluate, { ...common, signal: new AbortController().signal, limit: 4 }),
    ).toHaveLength(4);
    expect(await evaluateRows(rows(9), evaluate, { ...common, signal: stopped.signal })).toHaveLength(0);
  });
});

describe('Progress', () => {
  it('estimates what is left', () => {
    expect(progressLine(10, 40, 30)).toBe('10 of 40, 30 s, about 90 s left');
    expect(progressLine(10, null, 30)).toBe('10 done, 30 s');
  });

  it('always shows the end', () => {
    const lines: string[] = [];
    const progress = new Progress(3, (line) => lines.push(line), 60_000);
    for (const done of [1, 2, 3]) progress.advance(done);
    expect(lines).toHaveLength(2);
    expect(lines.at(-1)).toContain('3 of 3');
  });
});
