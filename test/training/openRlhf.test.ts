import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runProgram } from '../../src/cli/program.ts';
import { builtProgram } from './support/builtProgram.ts';
import { openRlhfFolder } from './support/openRlhf.ts';
import { run } from './support/program.ts';
import { reinforcementEnvironment } from './support/trainer.ts';

const execute = promisify(execFile);
const installation = builtProgram();
const python = await reinforcementEnvironment();
const package_ = await openRlhfFolder(python);
if (package_ === null) console.warn('Left out: OpenRLHF’s package is not here and cannot be fetched.');
const replies = z.array(z.object({ rewards: z.array(z.number()).length(1), scores: z.array(z.number()).length(1) }));

describe.skipIf(package_ === null)('OpenRLHF’s own code', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'openrlhf-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  function python_(args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
    return execute(python, [...args], { cwd: installation.root, maxBuffer: 1e8 });
  }

  it.each(['7b', '13b', '70b'])('takes the launch that is written for the %s recipe', async (size) => {
    const recipe = join(installation.root, 'recipes', `cluster-${size}.yaml`);
    const plan = ['--policy', '/models/sft', '--reward-url', 'http://head:9/?token=x'];
    await run(['cluster', recipe, '--out', folder, ...plan]);
    const script = await readFile(join(folder, 'openrlhf-ppo.sh'), 'utf8');
    const words = [...script.matchAll(/^ {2}(--\S+)(?: ([^\\\n]+?))?(?: \\)?$/gm)].flatMap(([, flag = '', value]) =>
      value === undefined ? [flag] : [flag, value],
    );
    expect(words.length).toBeGreaterThan(30);
    const check = ['-m', 'trainer.launch', '--openrlhf', package_ ?? '', '--', ...words];
    expect((await python_(check)).stdout).toContain("rewards from ['http://head:9/?token=x']");
    await expect(python_([...check, '--actor.no_such_option', '1'])).rejects.toThrow('unrecognized arguments');
  });

  it('gets every reward under load, also when the queue was full for a while', async () => {
    const [output, stop] = [new PassThrough(), new AbortController()];
    const io = { input: new PassThrough(), output, errors: new PassThrough(), signal: stop.signal };
    const server = runProgram(
      ['reward-server', '--outcome-share', '0.5', '--queue', '40', '--rewards-at-once', '2'],
      io,
      installation,
    );
    const [told] = (await once(output, 'data')) as [Buffer];
    const url = /Rewards: (\S+)/.exec(told.toString())?.[1] ?? '';
    const count = 200;
    const asked = ['-m', 'trainer.tests.openrlhf_client', package_ ?? '', url, String(count)];
    const { stdout } = await python_(asked);
    stop.abort();
    expect(await server).toBe(0);
    const lines = stdout.trim().split('\n');
    const rewards = replies.parse(JSON.parse(lines.at(-1) ?? '')).map((reply) => reply.rewards[0]);
    expect(rewards).toEqual(Array.from({ length: count }, (_, n) => (n % 2 === 1 ? 1 : 0.5)));
    expect(stdout).toContain('503');
  });
});
