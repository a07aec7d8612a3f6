import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runProgram } from '../../src/cli/program.ts';
import { builtinProfile } from '../../src/reward/index.ts';
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

/** What the reward server gives for the texts, the shipped process reward model behind it. */
async function served(share: string, steps: string): Promise<readonly number[]> {
  const [output, stop] = [new PassThrough(), new AbortController()];
  const io = { input: new PassThrough(), output, errors: new PassThrough(), signal: stop.signal };
  const options = ['--prm', 'stepwise-prm-0.5b', '--outcome-share', share, '--steps', steps];
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
  it('is the one the reward server gives', async () => {
    const base = (await smallSolver()).file;
    const folder = await mkdtemp(join(tmpdir(), 'local-reward-'));
    const file = join(folder, 'texts.jsonl');
    await writeFile(file, texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
    const { calibration } = builtinProfile('stepwise-prm-0.5b');
    if (calibration.kind !== 'temperature') throw new Error('The shipped calibration is of another kind.');
    const adapter = join(installation.root, 'data', 'adapters', 'stepwise-prm-0.5b.gguf');
    const scorer = ['--scorer', adapter, '--scorer-blocks', '14', '--calibration'];
    const numbers = [String(calibration.temperature), String(calibration.bias)];
    const cache = ['--cache', join(folder, 'base.pt')];
    const python = await trainerEnvironment();
    for (const [share, steps] of [
      ['0.4', 'min'],
      ['0', 'product'],
    ] as const) {
      const how = ['--outcome-share', share, '--aggregation', steps];
      const args = [
        '-m',
        'trainer.localreward',
        '--base',
        base,
        ...cache,
        ...scorer,
        ...numbers,
        ...how,
        '--texts',
        file,
      ];
      const { stdout } = await execute(python, args, { cwd: installation.root });
      const local = stdout
        .trim()
        .split('\n')
        .map((line) => z.object({ reward: z.number() }).parse(JSON.parse(line)).reward);
      const server = await served(share, steps);
      expect(local).toHaveLength(texts.length);
      for (const [place, reward] of local.entries())
        expect(Math.abs(reward - (server[place] ?? NaN)), texts[place]?.text).toBeLessThan(TOLERANCE);
      expect(local.map((reward) => reward > 0)).toEqual([true, true, true, true, true, false, false, false]);
      expect(Math.max(...local) - Math.min(...local.slice(0, 5))).toBeGreaterThan(2 * TOLERANCE);
    }
    await rm(folder, { recursive: true });
  }, 1_200_000);
});
