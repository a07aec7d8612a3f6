import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.ts';

const ROWS = [
  { id: 'right', problem: 'What is 3 times 4, plus 5?', steps: ['3 x 4 = 12.', '12 + 5 = 17.'], first_error: -1 },
  { id: 'wrong', problem: 'What is 3 times 4, plus 5?', steps: ['3 x 4 = 12.', '12 + 5 = 18.'], first_error: 1 },
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwise-eval-'));
  await build({
    entryPoints: ['src/runtime/symbolic/thread.ts'],
    outfile: join(folder, 'symbolic.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
});

async function run(...args: string[]): Promise<{ status: number; output: string; errors: string }> {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const io = { input: new PassThrough(), output, errors, signal: new AbortController().signal };
  const status = await runProgram(args, io, { root: resolve('.'), bundles: folder });
  output.end();
  errors.end();
  return { status, output: await text(output), errors: await text(errors) };
}

describe('stepwise eval', () => {
  it('measures labelled solutions with the symbolic witness alone, and writes the report three ways', async () => {
    const data = join(folder, 'rows.jsonl');
    await writeFile(data, ROWS.map((row) => JSON.stringify(row)).join('\n'));
    const out = join(folder, 'measured');
    const { status, output } = await run('eval', 'steps', '--data', data, '--out', out, '--no-model');
    expect(status).toBe(0);
    expect(output).toMatch(/\| symbolic, all \| 2 \| 100\.0 .*\| 100\.0 \| 100\.0 \|/);
    const done = (await readFile(`${out}.rows.jsonl`, 'utf8')).trim().split('\n');
    expect(done.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['right', 'wrong']);
    expect(await readFile(`${out}.html`, 'utf8')).toContain('<title>Labelled solutions</title>');
    expect(JSON.parse(await readFile(`${out}.json`, 'utf8'))).toMatchObject({ title: 'Labelled solutions' });
  });

  it('goes on with a larger limit without doing the first rows again', async () => {
    const data = join(folder, 'more.jsonl');
    await writeFile(data, ROWS.map((row) => JSON.stringify(row)).join('\n'));
    const out = join(folder, 'more');
    await run('eval', 'steps', '--data', data, '--out', out, '--no-model', '--limit', '1');
    const first = await readFile(`${out}.rows.jsonl`, 'utf8');
    await run('eval', 'steps', '--data', data, '--out', out, '--no-model');
    const both = await readFile(`${out}.rows.jsonl`, 'utf8');
    expect(both.startsWith(first)).toBe(true);
    expect(both.trim().split('\n')).toHaveLength(2);
  });

  it('judges the tries of an earlier run again without solving', async () => {
    const data = join(folder, 'answers.jsonl');
    await writeFile(data, JSON.stringify({ id: 'a', problem: 'What is 3 times 4, plus 5?', answer: '17' }));
    const tries = [
      { answer: '18', prm: null, fused: 0.9, steps: ['3 x 4 = 12.', '12 + 5 = 18.'] },
      { answer: '17', prm: null, fused: 0.1, steps: ['3 x 4 = 12.', '12 + 5 = 17.'] },
    ];
    const earlier = { id: 'a', answer: '18', attempts: tries, tokens: 30, seconds: 1 };
    await writeFile(join(folder, 'earlier.rows.jsonl'), `${JSON.stringify(earlier)}\n`);
    const from = ['--again', join(folder, 'earlier'), '--no-model'];
    const { status, output } = await run('eval', 'answers', '--data', data, '--out', join(folder, 'again'), ...from);
    expect(status).toBe(0);
    expect(output).toMatch(/\| pass@1 \| 1 \| 50\.0 /);
    expect(output).not.toContain('| chosen |');
    const again = (await readFile(join(folder, 'again.rows.jsonl'), 'utf8')).trim();
    // Without a scorer there is no score, and the earlier run's scores are not passed on as this one's.
    expect(JSON.parse(again)).toMatchObject({ answer: null, attempts: [{ fused: null }, { fused: null }], tokens: 30 });
  });

  it('says so when an earlier run did not keep the steps of its tries', async () => {
    const data = join(folder, 'older.jsonl');
    await writeFile(data, JSON.stringify({ id: 'a', problem: 'What is 3 times 4?', answer: '12' }));
    const earlier = {
      id: 'a',
      answer: '12',
      attempts: [{ answer: '12', prm: null, fused: 0.9 }],
      tokens: 9,
      seconds: 1,
    };
    await writeFile(join(folder, 'old.rows.jsonl'), `${JSON.stringify(earlier)}\n`);
    const from = ['--again', join(folder, 'old'), '--no-model'];
    const { status, errors } = await run('eval', 'answers', '--data', data, '--out', join(folder, 'older'), ...from);
    expect(status).toBe(2);
    expect(errors).toContain('does not hold the steps of the tries of a; solve it anew');
  });

  it('names the line of a bad row and exits with a fault', async () => {
    const data = join(folder, 'bad.jsonl');
    await writeFile(data, '{"id": "a"}\n');
    const { status, errors } = await run('eval', 'steps', '--data', data, '--out', join(folder, 'bad'), '--no-model');
    expect(status).toBe(2);
    expect(errors).toMatch(/bad\.jsonl:1: problem/);
  });

  it('refuses a task it does not know', async () => {
    const { status, errors } = await run('eval', 'nothing', '--data', 'x', '--out', 'y');
    expect(status).toBe(2);
    expect(errors).toContain('Allowed choices are processbench');
  });
});
