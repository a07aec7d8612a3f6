import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labelStage, type LabelOptions } from '../../../../src/training/labels/labelStage.ts';
import { byRollouts, readJudgement } from '../../../../src/training/labels/sources.ts';
import { runStage, type StageHost } from '../../../../src/training/stage/runStage.ts';
import { portsWith } from '../../engine/ports.ts';
import { scriptedModel } from '../../engine/scriptedModel.ts';

const never = new AbortController().signal;
const problem = 'Tom has 3 boxes of 12 pens and gives away 9. How many are left?';
const steps = ['There are 3 * 12 = 36 pens.', 'He gives away 9, so 36 - 9 = 28 are left.', 'The answer is 28.'];

describe('labels of steps', () => {
  let folder: string;
  let host: StageHost;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'labels-'));
    host = { out: join(folder, 'out'), signal: never, show: () => undefined };
    await writeFile(join(folder, 'solutions.jsonl'), JSON.stringify({ id: 's', problem, steps, labels: [1, 1, 1] }));
    await writeFile(
      join(folder, 'own.jsonl'),
      JSON.stringify({ id: 'f', source: 'feedback', problem: `${problem} `, steps: [steps[0]], labels: [1] }),
    );
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function labels(changes: Partial<LabelOptions>): Promise<{ row: unknown; conflicts: string }> {
    const solutions = join(folder, 'solutions.jsonl');
    const plain = { sources: ['witness' as const], feedback: null, rollouts: { tries: 2, seed: 1 }, atOnce: 1 };
    await runStage(labelStage({ solutions, ...plain, ...changes }, portsWith(null), host), host);
    const read = (name: string): Promise<string> => readFile(join(host.out, name), 'utf8');
    return { row: JSON.parse(await read('rows.jsonl')), conflicts: await read('conflicts.jsonl') };
  }

  it('come from the symbolic witness, and end at the first error', async () => {
    const { row, conflicts } = await labels({});
    expect(row).toMatchObject({ id: 's', source: 'labelled', labels: [1, 0, null] });
    expect(conflicts).toBe('');
  });

  it('are given to solutions with a step a line too', async () => {
    const solutions = join(folder, 'lines.jsonl');
    const written = { id: 'w', problem, solution: steps.join('\n') };
    await writeFile(solutions, `${JSON.stringify({ messages: [] })}\n${JSON.stringify(written)}`);
    const { row } = await labels({ solutions });
    expect(row).toMatchObject({ id: 'w', steps, labels: [1, 0, null] });
  });

  it('follow the more trusted source where two differ, and tell', async () => {
    const { row, conflicts } = await labels({ sources: ['witness', 'human'] });
    expect(row).toMatchObject({ labels: [1, 1, 1] });
    expect(JSON.parse(conflicts)).toEqual({ id: 's', step: 1, says: { human: 1, witness: 0 }, followed: 'human' });
  });

  it('come from the user’s own feedback, however it was spaced', async () => {
    const { row } = await labels({ sources: ['feedback'], feedback: join(folder, 'own.jsonl') });
    expect(row).toMatchObject({ labels: [1, null, null] });
  });

  it('are read from a judge’s lines, as far as it names steps', () => {
    expect(readJudgement('1: right\n**2.** wrong, since 36 - 9 is 27\n9: right', 3)).toEqual([1, 0, null]);
    expect(readJudgement('All steps look fine to me.', 2)).toEqual([null, null]);
  });

  it('come from rollouts: the first step after which no continuation arrives is wrong', async () => {
    const solution = { id: 's', problem, steps, answer: '27' };
    const model = scriptedModel([
      { text: '36 - 9 = 27' },
      { text: 'The answer is 27.' },
      { text: 'The answer is 28.' },
    ]);
    const found = await byRollouts(solution, { tries: 1, seed: 1 }, portsWith(model), never);
    expect(found.slice(1)).toEqual([0, null]);
  });
});
