import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { promptFormat } from '../../../../src/engine/index.ts';
import { dataStage, type DataOptions } from '../../../../src/training/data/dataStage.ts';
import { runStage, type StageHost } from '../../../../src/training/stage/runStage.ts';
import { portsWith } from '../../engine/ports.ts';
import { scriptedModel } from '../../engine/scriptedModel.ts';

const pens = {
  question: 'Tom has 3 boxes of 12 pens and gives away 9 of them. How many pens are left with Tom in the end?',
  answer: 'He has 3*12=<<3*12=36>>36 pens.\nSo 36-9=<<36-9=27>>27 pens are left.\n#### 27',
};
const eggs = { question: 'Ann buys 2 packs of 6 eggs. How many eggs has she?', answer: 'She has <<2*6=12>>12 eggs.\n#### 12' };
const sum = { problem: 'Compute $1+1$.', solution: 'It is $\\boxed{2}$.', level: 'Level 1' };

describe('the data stage', () => {
  let folder: string;
  let host: StageHost;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'data-'));
    host = { out: join(folder, 'out'), signal: new AbortController().signal, show: () => undefined };
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function file(name: string, rows: readonly unknown[]): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
    return path;
  }

  async function options(changes: Partial<DataOptions> = {}): Promise<DataOptions> {
    const gsm8k = await file('gsm8k.jsonl', [pens, eggs, { ...eggs, question: `${eggs.question} ` }]);
    const none = { tests: [], open: null, openShare: 0.5, regeneration: null, atOnce: 2, limit: 0, seed: 1 };
    return { gsm8k, math: await file('math.jsonl', [sum]), ...none, ...changes };
  }

  async function rows(name: string): Promise<Record<string, unknown>[]> {
    const text = await readFile(join(host.out, name), 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('reads both sets as published, converts, drops duplicates, and mixes conversations in', async () => {
    const talk = { conversations: [{ from: 'human', value: 'Hi' }, { from: 'gpt', value: 'Hello' }] };
    const open = await file('open.jsonl', [talk, talk]);
    const { counts } = await runStage(dataStage(await options({ open }), portsWith(null), host), host);
    expect(counts).toMatchObject({ problems: 3, duplicates: 1, converted: 2, conversations: 1, regenerated: 0 });
    const made = await rows('rows.jsonl');
    expect(made).toHaveLength(3);
    expect(made).toContainEqual({ messages: [{ role: 'user', content: 'Hi' }, { role: 'assistant', content: 'Hello' }] });
    const solved = made.find((row) => row.answer === '27');
    expect(String(solved?.solution)).toMatch(/^(\w+) = 3 \* 12\nanswer = \1 - 9$/);
    expect((await rows('problems.jsonl')).map((row) => row.answer)).toEqual(['27', '12', '2']);
  });

  it('leaves out what shares ten words in a row with a test set, and says which', async () => {
    const tests = [await file('test.jsonl', [{ question: `Once more: ${pens.question.toLowerCase()}` }])];
    const { counts } = await runStage(dataStage(await options({ tests }), portsWith(null), host), host);
    expect(counts).toMatchObject({ problems: 2, overlapping: 1 });
    expect((await rows('overlaps.jsonl'))[0]).toMatchObject({ id: 'gsm8k-0', test: tests[0] });
  });

  it('keeps of what a model writes the right and unrefuted, each once', async () => {
    const model = scriptedModel([
      { text: 'I write:\npens = 3 * 12\nanswer = pens - 9' },
      { text: 'answer = 3 * 12 - 9' },
      { text: 'answer = 3 * 12' },
      { text: 'answer = 3 * 12 - 9' },
      { text: 'answer = pens' },
      { text: 'answer = 27', reason: 'length' },
    ]);
    const regeneration = { format: promptFormat('calculated'), tries: 6, temperature: 0.7, maxTokens: 100, seed: 1 };
    const one = await options({ gsm8k: await file('one.jsonl', [pens]), math: null, regeneration, atOnce: 1 });
    const { counts } = await runStage(dataStage(one, portsWith(model), host), host);
    expect(counts).toMatchObject({ converted: 1, regenerated: 2, wrong: 1, unfinished: 2 });
    const written = (await rows('rows.jsonl')).filter((row) => row.from === 'regenerated').map((row) => row.solution);
    expect(written.toSorted()).toEqual(['answer = 3 * 12 - 9', 'pens = 3 * 12\nanswer = pens - 9']);
  });

  it('names the line that is broken or has the wrong fields', async () => {
    const broken = await options({ gsm8k: await file('broken.jsonl', [pens, '{"question": "a']) });
    await expect(runStage(dataStage(broken, portsWith(null), host), host)).rejects.toThrow(/broken\.jsonl, line 2/);
    const other = await options({ math: await file('wrong.jsonl', [sum, { text: 'no' }]) });
    host = { ...host, out: join(folder, 'other') };
    await expect(runStage(dataStage(other, portsWith(null), host), host)).rejects.toThrow(/wrong\.jsonl, line 2/);
  });
});
