import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { builtProgram } from './support/builtProgram.ts';
import { run } from './support/program.ts';
import { smallBase } from './support/smallBase.ts';
import { reinforcementEnvironment } from './support/trainer.ts';

const execute = promisify(execFile);
const script = fileURLToPath(new URL('support/rayCluster.sh', import.meta.url));
const losses = z.object({ heldOutLoss: z.object({ after: z.number() }) });
/** A network and process namespace of its own: Ray listens on loopback alone, and nothing of it is left over. */
const APART = ['unshare', '-n', '-p', '--fork', '--kill-child', '--mount-proc'];
/** What adding up in another order may move a loss by in float32; bfloat16 would move it by a hundredth and more. */
const NOISE = 1e-4;

async function can([program = '', ...args]: readonly string[]): Promise<boolean> {
  return execute(program, args).then(
    () => true,
    () => false,
  );
}

const python = await reinforcementEnvironment();
const installed = await can([python, '-c', 'import ray.train']);
if (!installed) console.warn(`Left out: Ray is not installed for ${python} (trainer/requirements-ray.txt).`);

describe.skipIf(!installed)('fine-tuning on a Ray cluster of two CPU workers', () => {
  let folder: string;
  let said = '';
  let status: number | null = null;
  const out = (name: string): string => join(folder, name);
  const lossOf = async (name: string): Promise<number> =>
    losses.parse(JSON.parse(await readFile(join(out(name), 'manifest.json'), 'utf8'))).heldOutLoss.after;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'r-'));
    const rows = Array.from({ length: 28 }, (_, n) => ({
      problem: `Ann has ${n + 2} bags of 7 apples and eats ${(n % 5) + 1}. How many are left?`,
      solution: `apples = ${n + 2} * 7\nanswer = apples - ${(n % 5) + 1}`,
    }));
    await writeFile(out('rows.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
    const files = ['--base', await smallBase(folder), '--cache', out('base.pt'), '--rows', out('rows.jsonl')];
    const sizes = [
      '--rank',
      '2',
      '--rate',
      '0.01',
      '--epochs',
      '3',
      '--full-precision',
      '--tokens',
      '300',
      '--held-out',
      '4',
    ];
    const args = [...files, ...sizes, '--save-every', '2', '--threads', '1', '--seed', '3'];
    await run(['sft', ...args, '--python', python, '--out', out('local')]);
    const prefix = (await can([...APART, 'true'])) ? APART : [];
    const [program = 'sh', ...words] = [...prefix, 'sh', script, folder, python, builtProgram().program, ...args];
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
    [status] = (await once(child, 'close')) as [number | null];
  }, 1_800_000);
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('comes to the loss of the local backend', async () => {
    expect(said).toContain('"workers": 2');
    expect(Math.abs((await lossOf('two')) - (await lossOf('local')))).toBeLessThan(NOISE);
  });

  it('survives a worker that is killed, and comes to the same loss', async () => {
    expect(said).toContain('killed a worker');
    expect(said).toMatch(/"from": \d+/);
    expect(Math.abs((await lossOf('killed')) - (await lossOf('local')))).toBeLessThan(NOISE);
    expect(status).toBe(0);
  });
});
