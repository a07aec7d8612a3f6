import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runProgram } from '../../src/cli/program.ts';
import { builtinProfile } from '../../src/reward/index.ts';
import { IRM_QUESTION } from '../../src/training/irm/ranking.ts';
import { smallSolver } from '../runtime/support/models.ts';
import { builtProgram } from './support/builtProgram.ts';
import { trainerEnvironment } from './support/trainer.ts';

const execute = promisify(execFile);
const installation = builtProgram();
const rewards = z.object({ rewards: z.array(z.number()) });
/** The engine rounds activations, the trainer computes in bfloat16. */
const TOLERANCE = 0.03;

const pens = 'Tom has 3 boxes of 12 pens and gives away 9. How many are left?';
const shares = 'Ann shares 7 litres of juice among 3 friends. How much more than 2 litres does each get?';
const texts = [
  { problem: pens, text: 'pens = 3 * 12\nanswer = pens - 9', label: '27' },
  { problem: pens, text: 'pens = 3 * 12 # pens in all\nleft = 9 + pens\nanswer = left', label: '27' },
  { problem: pens, text: 'raise = + 12\nanswer = (raise - 3) * -(9 - 12)', label: '27' },
  { problem: shares, text: 'each = 7 / 3\nanswer = each - 2', label: '1/3' },
  { problem: shares, text: 'each = 1,400 / (2 * 300)\nanswer = 2 - each', label: '' },
  { problem: pens, text: 'answer = pens - 9', label: '27' },
  { problem: pens, text: 'answer = 3 / (12 - 3 * 4)', label: '27' },
  { problem: pens, text: 'There are 27 left.', label: '27' },
];

function chat({ problem, text }: (typeof texts)[number]): { readonly prompt: string; readonly query: string } {
  const system = 'Name each quantity and how it is calculated, one a line, at last `answer`.';
  const prompt = `<|im_start|>system\n${system}<|im_end|>\n<|im_start|>user\n${problem}<|im_end|>\n<|im_start|>assistant\n`;
  return { prompt, query: `${prompt}${text}<|im_end|>` };
}

/** What the reward server gives for the texts. */
async function served(options: readonly string[]): Promise<readonly number[]> {
  const [output, stop] = [new PassThrough(), new AbortController()];
  const io = { input: new PassThrough(), output, errors: new PassThrough(), signal: stop.signal };
  const server = runProgram(['reward-server', ...options], io, installation);
  const [told] = (await once(output, 'data')) as [Buffer];
  const url = /Rewards: (\S+)/.exec(told.toString())?.[1] ?? '';
  const chats = texts.map(chat);
  const body = {
    query: chats.map(({ query }) => query),
    prompts: chats.map(({ prompt }) => prompt),
    labels: texts.map(({ label }) => label),
  };
  const reply = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const found = rewards.parse(await reply.json());
  stop.abort();
  expect(await server).toBe(0);
  return found.rewards;
}

describe('the reward computed beside the policy', () => {
  const prm = join(installation.root, 'data', 'adapters', 'stepwise-prm-0.5b.gguf');
  let folder: string;
  let python: string;
  /** The base with its dense copy: read once. */
  let base: readonly string[];
  const lines = async (name: string, rows: readonly object[]): Promise<string> => {
    await writeFile(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return join(folder, name);
  };
  const trainer = (module: string, args: readonly string[]): Promise<{ stdout: string }> =>
    execute(python, ['-m', `trainer.${module}`, ...base, ...args], { cwd: installation.root });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-reward-'));
    base = ['--base', (await smallSolver()).file, '--cache', join(folder, 'base.pt')];
    python = await trainerEnvironment();
  }, 1_200_000);
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  async function local(options: readonly string[]): Promise<readonly number[]> {
    const { stdout } = await trainer('localreward', [...options, '--texts', await lines('texts.jsonl', texts)]);
    const rows = stdout.trim().split('\n');
    return rows.map((line) => z.object({ reward: z.number() }).parse(JSON.parse(line)).reward);
  }

  function expectAgreement(here: readonly number[], server: readonly number[]): void {
    expect(here).toHaveLength(texts.length);
    for (const [place, reward] of here.entries())
      expect(Math.abs(reward - (server[place] ?? NaN)), texts[place]?.text).toBeLessThan(TOLERANCE);
    expect(here.map((reward) => reward > 0)).toEqual([true, true, true, true, true, false, false, false]);
    expect(Math.max(...here) - Math.min(...here.slice(0, 5))).toBeGreaterThan(2 * TOLERANCE);
  }

  it.each([
    ['0.4', 'min'],
    ['0', 'product'],
  ])(
    'is the one the reward server gives, %s of it the outcome, of the steps the %s',
    async (share, steps) => {
      const { calibration } = builtinProfile('stepwise-prm-0.5b');
      if (calibration.kind !== 'temperature') throw new Error('The shipped calibration is of another kind.');
      const numbers = ['--calibration', String(calibration.temperature), String(calibration.bias)];
      const here = await local(['--scorer', prm, ...numbers, '--aggregation', steps, '--outcome-share', share]);
      const named = ['--prm', 'stepwise-prm-0.5b', '--outcome-share', share, '--steps', steps];
      expectAgreement(here, await served(named));
    },
    600_000,
  );

  it('is so with an instruction reward model, both models named by their files', async () => {
    const pairs = texts.map(({ problem }, n) => ({ id: `p${n}`, chosen: problem, rejected: problem.slice(0, 30) }));
    const [out, file] = [join(folder, 'irm'), await lines('pairs.jsonl', pairs)];
    const data = ['--pairs', file, '--held', await lines('held.jsonl', []), '--question', IRM_QUESTION, '--out', out];
    await trainer('irm', [...data, '--rank', '2', '--rate', '1e-3', '--batch', '4', '--threads', '1']);
    const irm = ['--irm', join(out, 'adapter.gguf')];
    const here = await local(['--scorer', prm, ...irm]);
    expectAgreement(here, await served(['--prm', prm, ...irm, ...base.slice(0, 2)]));
    const without = await local(['--scorer', prm]);
    expect(here.map((reward, place) => reward < (without[place] ?? NaN) - TOLERANCE)).toContain(true);
  }, 900_000);
});
