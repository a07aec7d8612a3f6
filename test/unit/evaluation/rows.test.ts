import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../../src/evaluation/rows/readRows.ts';
import { answerRow, ratedStepRow, stepRow } from '../../../src/evaluation/rows/schemas.ts';

async function fileOf(lines: readonly string[], name = 'rows.jsonl'): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'stepwise-rows-')), name);
  const text = lines.join('\n') + '\n';
  await writeFile(file, name.endsWith('.gz') ? gzipSync(text) : text);
  return file;
}

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

describe('stepRow', () => {
  it('labels the steps from the first error when the row has no labels', () => {
    const row = stepRow.parse({ id: 'a', problem: 'p', steps: ['x', 'y', 'z'], first_error: 1 });
    expect(row.labels).toEqual([1, 0, null]);
    expect(stepRow.parse({ id: 'a', problem: 'p', steps: ['x', 'y'], first_error: -1 }).labels).toEqual([1, 1]);
  });

  it('takes the first error from the labels when the row names none', () => {
    expect(stepRow.parse({ id: 1, problem: 'p', steps: ['x', 'y'], labels: [1, 0] })).toMatchObject({
      id: '1',
      firstError: 1,
    });
  });

  it('refuses a solution without steps', () => {
    expect(stepRow.safeParse({ id: 'a', problem: 'p', steps: [], first_error: -1 }).success).toBe(false);
  });
});

describe('ratedStepRow', () => {
  const base = { id: 'a', problem: 'p', prefix: ['one'], step: 'two' };

  it('labels only the rated step, and leaves a neutral one unlabelled', () => {
    expect(ratedStepRow.parse({ ...base, rating: 1 }).labels).toEqual([null, 1]);
    expect(ratedStepRow.parse({ ...base, rating: -1 }).labels).toEqual([null, 0]);
    expect(ratedStepRow.parse({ ...base, rating: 0 }).labels).toEqual([null, null]);
  });
});

describe('answerRow', () => {
  it('reads questions and problems, and names the subset', () => {
    const math = { id: 'm', problem: 'p', answer: '4', type: 'Algebra', level: 'Level 2' };
    expect(answerRow.parse(math).subset).toBe('Algebra, Level 2');
    expect(answerRow.parse({ id: 'g', question: 'q', answer: 3 })).toMatchObject({
      problem: 'q',
      answer: '3',
      subset: 'all',
    });
    expect(answerRow.safeParse({ id: 'x', answer: '1' }).success).toBe(false);
  });
});

describe('readRows', () => {
  const good = JSON.stringify({ id: 'a', question: 'q', answer: '1' });

  it('reads plain and gzip files and passes over empty lines', async () => {
    expect(await all(readRows(await fileOf([good, '', good]), answerRow))).toHaveLength(2);
    expect(await all(readRows(await fileOf([good], 'rows.jsonl.gz'), answerRow))).toHaveLength(1);
  });

  it('names the file and line of a row that is not as it should be', async () => {
    await expect(all(readRows(await fileOf([good, '{"id":']), answerRow))).rejects.toThrow(/rows\.jsonl:2: .*not JSON/);
    await expect(all(readRows(await fileOf([good, '{"id":"b"}']), answerRow))).rejects.toThrow(/rows\.jsonl:2: answer/);
  });
});
