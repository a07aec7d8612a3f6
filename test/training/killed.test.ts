import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Endpoint } from './support/endpoint.ts';
import { killWhen, run, start } from './support/program.ts';

const ROWS = 16;
const AT_ONCE = 2;

/** The stages that ask a model, each with the requests an unbroken run makes and the file it is judged by. */
const STAGES = [
  { stage: 'data', requests: ROWS, made: 'rows.jsonl', args: ['--gsm8k', 'gsm8k.jsonl', '--regenerate', '2'] },
  {
    stage: 'evolve',
    requests: ROWS,
    made: 'problems.jsonl',
    args: ['--problems', 'problems.jsonl', '--rounds', 'up', '--attempts', '1', '--tries', '0'],
  },
  { stage: 'labels', requests: ROWS, made: 'rows.jsonl', args: ['--solutions', 'solved.jsonl', '--sources', 'judge'] },
];

describe('a stage that asks a model, killed in the middle', () => {
  let folder: string;
  let endpoint: Endpoint;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'killed-'));
    endpoint = await Endpoint.start();
    const numbers = Array.from({ length: ROWS }, (_, place) => place);
    const text = (n: number): string => `Ann buys ${n + 2} bags of 7 apples at market number ${n}. How many has she?`;
    const answer = (n: number): string => String((n + 2) * 7);
    const write = (name: string, row: (n: number) => object): Promise<void> =>
      writeFile(join(folder, name), numbers.map((n) => JSON.stringify(row(n))).join('\n'));
    await write('gsm8k.jsonl', (n) => ({ question: text(n), answer: `She has many.\n#### ${answer(n)}` }));
    await write('problems.jsonl', (n) => ({ id: `p${n}`, problem: text(n), answer: answer(n) }));
    await write('solved.jsonl', (n) => ({ id: `s${n}`, problem: text(n), solution: `${n + 2} * 7\n${n} + 1` }));
  }, 300_000);
  afterAll(async () => {
    endpoint.close();
    await rm(folder, { recursive: true });
  });

  it.each(STAGES)(
    '$stage goes on, asks nothing twice but what was under way, and makes what an unbroken run makes',
    async ({ stage, requests, made, args }) => {
      const given = args.map((word) => (word.endsWith('.jsonl') ? join(folder, word) : word));
      const model = ['--endpoint', endpoint.url, '--endpoint-model', 'm', '--at-once', String(AT_ONCE)];
      const command = (out: string): string[] => [stage, ...given, ...model, '--out', join(folder, `${stage}-${out}`)];
      const result = (out: string): Promise<string> => readFile(join(folder, `${stage}-${out}`, made), 'utf8');
      const before = endpoint.asked.length;
      await run(command('whole'));
      const first = endpoint.asked.length;
      expect(first - before).toBe(requests);
      const stopped = await killWhen(start(command('broken')), folder, () => endpoint.asked.length >= first + 6);
      expect(stopped).toBe(true);
      expect(endpoint.asked.length - first).toBeLessThan(requests);
      await run(command('broken'));
      expect(endpoint.asked.length - first).toBeLessThanOrEqual(requests + AT_ONCE);
      expect(await result('broken')).toBe(await result('whole'));
      expect((await result('whole')).trim().split('\n').length).toBeGreaterThanOrEqual(ROWS / 2);
    },
    300_000,
  );
});
