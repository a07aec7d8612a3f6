import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const stepwise = join(root, 'dist', 'stepwise.js');

interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

function run(args: readonly string[], input = '', command = process.execPath): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, output, errors });
    });
    child.stdin.end(input);
  });
}

const cli = (args: readonly string[], input = ''): Promise<Ended> => run([stepwise, ...args], input);

const lines = (output: string): unknown[] =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

async function fileWith(name: string, text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'stepwise-cli-')), name);
  await writeFile(file, text);
  return file;
}

const wrongNotes = '# Notes\n\nCompute the sum.\n\n1. $48 / 2 = 24$\n2. $48 + 24 = 73$\n';
const rightNotes = wrongNotes.replace('73', '72');

beforeAll(async () => {
  const { status, errors } = await run(['esbuild.mjs']);
  expect(errors).toBe('');
  expect(status).toBe(0);
}, 120_000);

describe('batch', () => {
  it('equal: compares answers in order, and goes on after bad lines', async () => {
    const rows = ['{"id":1,"gold":"1/2","prediction":"0.5"}', 'oops', '{"id":"b","gold":"3","prediction":"4"}'];
    const { status, output } = await cli(['batch', 'equal'], rows.join('\n'));
    expect(status).toBe(0);
    expect(lines(output)).toMatchObject(
      [
        { id: 1, verdict: 'equal' },
        { id: null, error: /Not JSON/ },
        { id: 'b', verdict: 'different' },
      ].map((row) => ('error' in row ? { id: null, error: expect.stringMatching(row.error) as string } : row)),
    );
  });

  it('step: valid, invalid with a reason, unknown', async () => {
    const rows = [
      { id: 1, premise: null, step: '48 + 24 = 72' },
      { id: 2, premise: '2x + 3 = 11', step: '2x = 9' },
      { id: 3, step: 'We now look at the triangle.' },
    ];
    const { output } = await cli(['batch', 'step'], rows.map((row) => JSON.stringify(row)).join('\n'));
    expect(lines(output)).toMatchObject([
      { id: 1, verdict: 'valid' },
      { id: 2, verdict: 'invalid' },
      { id: 3, verdict: 'unknown' },
    ]);
  });

  it('step: says so when the Python that --sympy names cannot be used, and checks nothing', async () => {
    const row = JSON.stringify({ id: 1, step: '$48 / 2 = 24$' });
    const { status, output, errors } = await cli(['batch', 'step', '--sympy', join(root, 'no', 'python')], row);
    expect(status).not.toBe(0);
    expect(output).toBe('');
    expect(errors).toMatch(/SymPy cannot be used: .*no.python ended with/);
  });

  it('verify: a verdict a step and the first error', async () => {
    const row = { id: 'v', problem: 'Add.', steps: ['48 / 2 = 24', '48 + 24 = 73', 'That is all.'] };
    const { output } = await cli(['batch', 'verify', '--no-model'], JSON.stringify(row));
    expect(lines(output)).toMatchObject([
      { id: 'v', firstError: 1, steps: [{ verdict: 'verified', prm: null }, { verdict: 'refuted' }, {}] },
    ]);
  });

  it('solve without a model says so in each row', async () => {
    const { status, output } = await cli(['batch', 'solve', '--no-model'], '{"id":1,"problem":"1 + 1?"}');
    expect(status).toBe(0);
    expect(lines(output)).toMatchObject([{ id: 1, error: expect.stringMatching(/No model/) as string }]);
  });

  it('writes to a file and resumes', async () => {
    const input = await fileWith(
      'in.jsonl',
      [1, 2, 3].map((id) => `{"id":${id},"gold":"1","prediction":"1"}\n`).join(''),
    );
    const out = `${input}.out`;
    await cli(['batch', 'equal', '--in', input, '--out', out, '--limit', '1']);
    await cli(['batch', 'equal', '--in', input, '--out', out, '--resume']);
    expect(lines(await readFile(out, 'utf8'))).toMatchObject([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });
});

describe('check', () => {
  it('ends with status 1 when a step is refuted, and shows it', async () => {
    const { status, output } = await cli(['check', '--no-model', await fileWith('notes.md', wrongNotes)]);
    expect(status).toBe(1);
    expect(output).toMatch(/✓ 1\. .*\[verified\]/);
    expect(output).toMatch(/✗ 2\. .*\[refuted\]/);
    expect(output).toContain('notes.md:5:');
  });

  it('ends with status 0 when none is', async () => {
    const { status } = await cli(['check', '--no-model', await fileWith('notes.md', rightNotes)]);
    expect(status).toBe(0);
  });

  it('writes SARIF and JSON', async () => {
    const file = await fileWith('notes.md', wrongNotes);
    const sarif = JSON.parse((await cli(['check', '--no-model', '--format', 'sarif', file])).output) as unknown;
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [
        { results: [{ ruleId: 'refuted-step', locations: [{ physicalLocation: { region: { startLine: 6 } } }] }] },
      ],
    });
    const { output } = await cli(['check', '--no-model', '--json', file]);
    expect(lines(output)).toMatchObject([{ file, derivations: [{ firstError: 1 }] }]);
  });
});

describe('faults', () => {
  it.each([
    [['check', '/no/such/file.md'], /ENOENT/],
    [['solve', '/no/such/file.md:3'], /ENOENT/],
    [['solve', 'examples/problems.md', '--format', 'nowhere'], /Formats are/],
    [['solve', 'examples/problems.md', '--model', 'nowhere'], /no model nowhere/],
    [['solve', 'examples/problems.md', '--model', '/no/such.gguf'], /There is no file/],
    [['batch', 'equal', '--limit', 'many'], /whole number/],
    [['batch', 'nowhere'], /unknown command/],
    [['nowhere'], /unknown command/],
    [['models', 'get', 'nowhere'], /no model nowhere/],
  ])('%s: status 2 and a clear line', async (args, message) => {
    const { status, output, errors } = await cli(args);
    expect(status).toBe(2);
    expect(errors).toMatch(message);
    expect(errors).not.toMatch(/\n\s+at /);
    expect(output).toBe('');
  });
});

describe('the rest', () => {
  it('lists models, with their state', async () => {
    expect((await cli(['models'])).output).toMatch(/qwen2\.5-coder-1\.5b-instruct {2}.*solver, 1117 MB, Apache-2\.0/);
    expect(lines((await cli(['models', 'list', '--json'])).output)[0]).toContainEqual(
      expect.objectContaining({ id: 'qwen2.5-coder-0.5b-instruct', purpose: 'solver' }),
    );
  });

  it('doctor finds the symbolic engine at work', async () => {
    const { output } = await cli(['doctor', '--json']);
    expect(lines(output)[0]).toContainEqual(expect.objectContaining({ what: 'symbolic engine', ok: true }));
  });

  it('npx runs it in a checkout', async () => {
    const { status, output } = await run(['--no-install', 'stepwise', '--version'], '', 'npx');
    expect(status).toBe(0);
    expect(output).toMatch(/^\d+\.\d+\.\d+/);
  });
});
