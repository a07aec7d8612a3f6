import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { eachItem } from '../../../../src/training/stage/eachItem.ts';
import { runStage, type Stage, type StageHost } from '../../../../src/training/stage/runStage.ts';

const row = z.strictObject({ id: z.string(), square: z.number() });

describe('a stage', () => {
  let folder: string;
  let host: StageHost;
  const shown: string[] = [];
  const worked: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stage-'));
    await writeFile(join(folder, 'in.jsonl'), 'one\n');
    host = { out: join(folder, 'out'), signal: new AbortController().signal, show: (line) => shown.push(line) };
    shown.length = 0;
    worked.length = 0;
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  /** Squares numbers; `fails` names one that it cannot. */
  function squares(fails: string | null, seed = 1): Stage {
    return {
      name: 'squares',
      settings: { power: 2 },
      inputs: [join(folder, 'in.jsonl')],
      seed,
      model: null,
      async work(log) {
        const items = ['1', '2', '3', '4'];
        const work = (id: string): Promise<z.infer<typeof row>> => {
          if (id === fails) return Promise.reject(new Error('The endpoint is gone.'));
          worked.push(id);
          return Promise.resolve({ id, square: Number(id) ** 2 });
        };
        const found = await eachItem(
          { journal: 'journal.jsonl', schema: row, items, idOf: (id) => id, atOnce: 1, work },
          host,
          log,
        );
        await writeFile(join(host.out, 'out.json'), JSON.stringify(found));
        return { outputs: ['out.json'], counts: { squares: found.length } };
      },
    };
  }

  it('writes a manifest with the hashes of what went in and came out', async () => {
    const manifest = await runStage(squares(null), host);
    expect(manifest).toMatchObject({ stage: 'squares', seed: 1, counts: { squares: 4 }, settings: { power: 2 } });
    expect(Object.values(manifest.inputs)[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(manifest.outputs)).toEqual(['out.json']);
    expect(await readFile(join(host.out, 'squares.log'), 'utf8')).toContain('done in');
  });

  it('names the item that fails, keeps what was done, and does nothing twice afterwards', async () => {
    await expect(runStage(squares('3'), host)).rejects.toThrow(/^3: The endpoint is gone\..*kept/);
    expect(worked).toEqual(['1', '2']);
    await runStage(squares(null), host);
    expect(worked).toEqual(['1', '2', '3', '4']);
    await runStage(squares(null), host);
    expect(worked).toHaveLength(4);
    expect(shown.at(-1)).toContain('done already');
  });

  it('goes on after a line that was cut short by a kill, with the same result', async () => {
    const whole = await runStage(squares(null), host);
    await rm(join(host.out, 'squares.manifest.json'));
    const journal = join(host.out, 'journal.jsonl');
    const lines = (await readFile(journal, 'utf8')).split('\n');
    await writeFile(journal, `${lines.slice(0, 2).join('\n')}\n{"id":"3","squ`);
    worked.length = 0;
    const again = await runStage(squares(null), host);
    expect(worked).toEqual(['3', '4']);
    expect(again.outputs).toEqual(whole.outputs);
  });

  it('leaves a folder of other settings or data alone', async () => {
    await runStage(squares(null), host);
    await expect(runStage(squares(null, 2), host)).rejects.toThrow(/other settings.*"seed":1.*Name another folder/s);
    await writeFile(join(folder, 'in.jsonl'), 'two\n');
    await expect(runStage(squares(null), host)).rejects.toThrow(/left as it is/);
  });

  it('takes other data where it ended before anything was made', async () => {
    await expect(runStage(squares('1'), host)).rejects.toThrow('1: The endpoint is gone.');
    await writeFile(join(folder, 'in.jsonl'), 'mended\n');
    expect((await runStage(squares(null), host)).counts).toEqual({ squares: 4 });
    expect(await runStage(squares(null), host)).toMatchObject({ counts: { squares: 4 } });
    expect(shown.at(-1)).toContain('done already');
  });

  it('makes an output that was changed anew', async () => {
    await runStage(squares(null), host);
    await writeFile(join(host.out, 'out.json'), 'broken');
    await runStage(squares(null), host);
    expect(JSON.parse(await readFile(join(host.out, 'out.json'), 'utf8'))).toHaveLength(4);
  });

  it('says which input is missing, and that a disk is full', async () => {
    await expect(runStage({ ...squares(null), inputs: ['/no/such'] }, host)).rejects.toThrow('no file /no/such');
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
    const stage: Stage = { ...squares(null), name: 'full', work: () => Promise.reject(full) };
    await expect(runStage(stage, host)).rejects.toThrow(/no room left.*kept.*again/s);
  });
});
