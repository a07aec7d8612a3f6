import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Endpoint } from './support/endpoint.ts';
import { killWhen, run, start } from './support/program.ts';
import { smallBase } from './support/smallBase.ts';
import { reinforcementEnvironment } from './support/trainer.ts';

const manifestSchema = z.object({ outputs: z.record(z.string(), z.string()) });
const NUMBERS = Array.from({ length: 24 }, (_, place) => place + 3);
const problem = (n: number): string => `Ann has ${n} bags of 7 apples at stall ${n} and eats 2. How many are left?`;

describe('a stage that trains, killed in the middle', () => {
  let folder: string;
  let base: string;
  let common: readonly string[];
  const file = (...names: string[]): string => join(folder, ...names);
  const lines = (name: string, rows: readonly unknown[]): Promise<void> =>
    writeFile(file(name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'killed-training-'));
    base = await smallBase(folder);
    common = ['--base', base, '--python', await reinforcementEnvironment()];
    const rows = NUMBERS.map((n) => ({
      id: `s${n}`,
      problem: problem(n),
      solution: `apples = ${n} * 7\nanswer = apples - 2`,
      answer: String(7 * n - 2),
    }));
    await lines('solved.jsonl', rows);
    await lines(
      'evolved.jsonl',
      NUMBERS.flatMap((n) => {
        const root = { root: `r${n}`, round: 0, parent: null, method: null, direction: null, agreement: null };
        const one = { ...root, id: `r${n}`, problem: problem(n), answer: null };
        return [one, { ...one, id: `v${n}`, parent: `r${n}`, round: 1, problem: `Ann has ${n} bags. How many?` }];
      }),
    );
  }, 1_200_000);
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const into = (args: readonly string[], run: string): string[] => {
    return [...args, ...common, '--out', file(run, args[0] ?? '')];
  };

  async function outputs(stage: string, run: string): Promise<Record<string, string>> {
    const text = await readFile(file(run, stage, `${stage}.manifest.json`), 'utf8');
    // A checkpoint's numbers come out the same, but not how they are packed.
    const made = Object.entries(manifestSchema.parse(JSON.parse(text)).outputs);
    return Object.fromEntries(made.filter(([name]) => name !== 'checkpoint.pt'));
  }

  /** Starts a stage, kills it when `when` holds, and starts it again; gives what it said then. */
  async function killed(args: readonly string[], when: (out: string) => boolean): Promise<string> {
    const [stage = ''] = args;
    const out = file('broken', stage);
    expect(await killWhen(start(into(args, 'broken')), out, () => when(out))).toBe(true);
    expect(existsSync(join(out, `${stage}.manifest.json`))).toBe(false);
    const said = await run(into(args, 'broken'));
    expect(await run(into(args, 'broken'))).toContain('done already');
    return said;
  }

  /** The same for a stage that is deterministic: it must make the bytes that an unbroken run makes. */
  async function sameAfterKill(args: readonly string[], when: (out: string) => boolean): Promise<string> {
    const [stage = ''] = args;
    await run(into(args, 'whole'));
    const said = await killed(args, when);
    expect(await outputs(stage, 'broken')).toEqual(await outputs(stage, 'whole'));
    return said;
  }

  const checkpointed = (out: string): boolean => existsSync(join(out, 'checkpoint.pt'));

  it('sft goes on from its checkpoint to the same adapter', async () => {
    const rows = ['--rows', file('solved.jsonl'), '--epochs', '2', '--tokens', '256', '--rank', '2'];
    const said = await sameAfterKill(['sft', ...rows, '--save-every', '2', '--held-out', '2'], checkpointed);
    expect(said).toMatch(/"from": \d+/);
  }, 600_000);

  it('irm asks its judge nothing again and goes on from its checkpoint', async () => {
    const judge = await Endpoint.start(0);
    const sizes = ['--rank', '2', '--epochs', '6', '--batch', '2', '--save-every', '1'];
    const model = ['--endpoint', judge.url, '--evolved', file('evolved.jsonl')];
    const said = await sameAfterKill(['irm', ...model, ...sizes], checkpointed);
    judge.close();
    expect(said).toMatch(/rankings\.jsonl holds 24 of 24/);
    expect(said).toMatch(/"from": \d+/);
    expect(judge.asked).toHaveLength(2 * 2 * NUMBERS.length);
  }, 600_000);

  it('prm goes on from its checkpoint to the same adapter', async () => {
    const recipe = ['--recipe', 'lora', '--blocks', '0', '--rank', '2', '--epochs', '4', '--save-every', '1'];
    const said = await sameAfterKill(['prm', '--solved', file('solved.jsonl'), ...recipe], (out) =>
      checkpointed(join(out, 'lora')),
    );
    expect(said).toMatch(/"from": \d+/);
  }, 600_000);

  it('ppo keeps the rounds that are done, goes on within one, and comes to the same adapter', async () => {
    await lines(
      'problems.jsonl',
      NUMBERS.slice(0, 8).map((n) => ({ id: `p${n}`, problem: problem(n), answer: String(7 * n - 2) })),
    );
    const sizes = ['--ppo-steps', '4', '--batch', '2', '--length', '8', '--rank', '2', '--held', '2', '--tries', '1'];
    const rounds = ['--rounds', '2', '--probe', '3', '--low', '0', '--high', '1', '--evolve', '0', '--rate', '1e-3'];
    let kept: readonly Buffer[] = [];
    const first = (out: string): Buffer[] =>
      ['round-1/adapter.gguf', 'held-1.jsonl', 'rates-1.jsonl'].map((name) => readFileSync(join(out, name)));
    const args = ['ppo', '--problems', file('problems.jsonl'), ...sizes, ...rounds];
    const said = await sameAfterKill(args, (out) => {
      const begun = existsSync(join(out, 'round-2', 'training.pt'));
      if (begun) kept = first(out);
      return begun;
    });
    expect(first(file('broken', 'ppo'))).toEqual(kept);
    expect(said.match(/===training policy===/g)).toHaveLength(1);
    expect(said).toMatch(/"from": [1-3], "of": 4/);
    expect(JSON.parse(await readFile(file('broken', 'ppo', 'rounds.json'), 'utf8'))).toHaveLength(3);
    const made = ['round-1/adapter.gguf', 'round-2/adapter.gguf'].map((name) =>
      readFileSync(file('whole', 'ppo', name)),
    );
    expect(made[0]?.equals(made[1] ?? Buffer.alloc(0))).toBe(false);
  }, 900_000);

  it('export leaves no half file under the final name', async () => {
    const names = ['--id', 'killed-solver', '--title', 'x', '--base-id', 'smollm2-135m-instruct', '--merged'];
    const from = ['--from', file('whole', 'sft', 'adapter.gguf')];
    await sameAfterKill(['export', ...from, ...names], (out) => existsSync(join(out, 'killed-solver.part')));
  }, 600_000);
});
