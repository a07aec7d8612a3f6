import { mkdir, mkdtemp, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Endpoint } from './support/endpoint.ts';
import { run } from './support/program.ts';
import { smallBase } from './support/smallBase.ts';
import { trainerEnvironment } from './support/trainer.ts';

const FAULT = 2;
const good = (n: number): object => ({
  question: `Ann buys ${n + 2} bags of 7 apples at market number ${n}. How many apples has she?`,
  answer: `She has many.\n#### ${(n + 2) * 7}`,
});
/** A stage with the option that names its rows, and what else it needs to come as far as reading them. */
const READERS: readonly (readonly [stage: string, option: string, ...rest: string[]])[] = [
  ['data', '--gsm8k'],
  ['evolve', '--problems', '--endpoint', 'http://127.0.0.1:9/v1'],
  ['irm', '--evolved', '--endpoint', 'http://127.0.0.1:9/v1', '--base', 'base.gguf'],
  ['labels', '--solutions'],
  ['prm', '--solved', '--base', 'base.gguf'],
  ['sft', '--rows', '--base', 'base.gguf'],
  ['ppo', '--problems', '--base', 'base.gguf'],
];

/** The stages that ask a model and do nothing else, each with the journal that keeps what was answered. */
const ASKING = {
  data: { journal: 'regenerated.jsonl', args: ['--gsm8k', 'gsm8k.jsonl', '--regenerate', '1'] },
  evolve: {
    journal: 'round-1.jsonl',
    args: ['--problems', 'problems.jsonl', '--rounds', 'up', '--attempts', '1', '--tries', '0'],
  },
  labels: { journal: 'labels.jsonl', args: ['--solutions', 'solved.jsonl', '--sources', 'judge'] },
} as const;

describe('a stage with bad input', () => {
  let folder: string;
  let endpoint: Endpoint;
  const file = (...names: string[]): string => join(folder, ...names);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bad-'));
    endpoint = await Endpoint.start(0);
    await writeFile(file('base.gguf'), 'not read before the rows are');
    await writeFile(file('gsm8k.jsonl'), Array.from({ length: 6 }, (_, n) => JSON.stringify(good(n))).join('\n'));
    const rows = Array.from({ length: 6 }, (_, n) => {
      const problem = `Ann buys ${n + 2} bags of 7 apples at market number ${n}. How many apples has she?`;
      return { id: `s${n}`, problem, solution: `answer = ${n + 2} * 7`, answer: String((n + 2) * 7) };
    });
    for (const name of ['problems.jsonl', 'solved.jsonl'])
      await writeFile(file(name), rows.map((row) => JSON.stringify(row)).join('\n'));
    await writeFile(file('broken.jsonl'), '\n{"id": "a", "problem": "Ann');
    await writeFile(file('fields.jsonl'), '{"id": "a", "text": "Ann has 3 apples."}');
  });
  afterEach(() => {
    endpoint.mood = 'answers';
  });
  afterAll(async () => {
    endpoint.close();
    await rm(folder, { recursive: true });
  });

  it.each(READERS)('%s names file and line of what it cannot read', async (stage, option, ...rest) => {
    const others = rest.map((word) => (word.endsWith('.gguf') ? file(word) : word));
    for (const [name, line] of [
      ['broken', 2],
      ['fields', 1],
    ] as const) {
      const out = ['--out', file(`${stage}-${name}`)];
      const said = await run([stage, option, file(`${name}.jsonl`), ...others, ...out], FAULT);
      expect(said).toContain(`stepwise: ${file(`${name}.jsonl`)}, line ${line}: `);
    }
  });

  function asking(stage: keyof typeof ASKING, out: string): string[] {
    const model = ['--endpoint', endpoint.url, '--endpoint-model', 'm', '--endpoint-silence', '1', '--at-once', '1'];
    const words = ASKING[stage].args.map((word) => (word.endsWith('.jsonl') ? file(word) : word));
    return [stage, ...words, ...model, '--out', file(out)];
  }

  const moods = [
    ['fails', /answered with status 404/],
    ['is silent', /1 s|silent|no answer|nothing/],
  ] as const;
  const stages = Object.keys(ASKING) as (keyof typeof ASKING)[];
  it.each(stages.flatMap((stage) => moods.map(([mood, why]) => [stage, mood, why] as const)))(
    '%s names an endpoint that %s, keeps what was done, and goes on afterwards',
    async (stage, mood, why) => {
      endpoint.turn(mood, 2);
      const said = await run(asking(stage, `${stage}-${mood}`), FAULT);
      expect(said).toMatch(/stepwise: \S+: 127\.0\.0\.1:\d+ .*kept/s);
      expect(said).toMatch(why);
      const { journal } = ASKING[stage];
      expect((await readFile(file(`${stage}-${mood}`, journal), 'utf8')).trim().split('\n')).toHaveLength(2);
      endpoint.mood = 'answers';
      const asked = endpoint.asked.length;
      expect(await run(asking(stage, `${stage}-${mood}`))).toContain(`${journal} holds 2 of 6`);
      expect(endpoint.asked.length - asked).toBe(4);
    },
  );

  it.skipIf(process.platform !== 'linux')('says that a disk is full, and loses nothing', async () => {
    await mkdir(file('full'));
    // Whatever is written to this device meets a full disk.
    await symlink('/dev/full', file('full', 'rows.jsonl.part'));
    const before = endpoint.asked.length;
    expect(await run(asking('data', 'full'), FAULT)).toMatch(/no room left where .*full stands.*kept.*run it again/s);
    expect(endpoint.asked.length - before).toBe(6);
    await unlink(file('full', 'rows.jsonl.part'));
    await run(asking('data', 'full'));
    expect(endpoint.asked.length - before).toBe(6);
    expect((await readFile(file('full', 'rows.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(6);
  });

  it.skipIf(process.platform !== 'linux')(
    'says so too when it is the trainer that meets the full disk',
    async () => {
      await mkdir(file('sft-full'));
      await symlink('/dev/full', file('sft-full', 'checkpoint.part'));
      const files = ['--rows', file('solved.jsonl'), '--base', await smallBase(folder), '--out', file('sft-full')];
      const command = ['sft', ...files, '--rank', '2', '--python', await trainerEnvironment()];
      expect(await run(command, FAULT)).toMatch(/no room left where .*sft-full stands.*kept.*run it again/s);
      await unlink(file('sft-full', 'checkpoint.part'));
      expect(await run(command)).toContain('done in');
    },
    600_000,
  );

  it('names an empty file, one that is no archive, and one that is no model', async () => {
    await writeFile(file('empty.jsonl'), '');
    await writeFile(file('torn.jsonl.gz'), gzipSync(JSON.stringify(good(1))).subarray(0, 40));
    const out = ['--out', file('unusable')];
    expect(await run(['data', '--gsm8k', file('empty.jsonl'), ...out], FAULT)).toMatch(/empty\.jsonl holds no problem/);
    // Nothing was made of the empty file: its folder takes other data.
    const torn = file('torn.jsonl.gz');
    expect(await run(['data', '--gsm8k', torn, ...out], FAULT)).toContain(`${torn} cannot be read`);
    const names = ['--id', 'x', '--title', 'x', '--base-id', 'smollm2-135m-instruct', '--base', file('base.gguf')];
    const said = await run(['export', '--from', file('base.gguf'), ...names, ...out], FAULT);
    expect(said).toContain(`${file('base.gguf')}: This is no GGUF file.`);
  });

  it('does not take a test set without problems for one that holds none of the rows', async () => {
    await writeFile(file('ids.jsonl'), '{"id": "a"}');
    const [rows, base] = [file('gsm8k.jsonl'), file('base.gguf')];
    for (const command of [
      ['data', '--gsm8k', rows, '--tests', file('ids.jsonl')],
      ['prm', '--solved', rows, '--base', base, '--exclude', file('ids.jsonl')],
    ]) {
      const said = await run([...command, '--out', file(`tests-${command[0] ?? ''}`)], FAULT);
      expect(said).toContain(`${file('ids.jsonl')}, line 1: it has neither problem nor question`);
    }
  });
});
