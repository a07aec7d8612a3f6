import { describe, expect, it } from 'vitest';
import {
  defaultEvolveOptions,
  evolve,
  hasOneAnswer,
  voteOf,
  type EvolveOptions,
} from '../../../../src/engine/index.ts';
import { sameAnswer } from '../../../../src/engine/judging/agreement.ts';
import { portsWith } from '../ports.ts';
import { realWitness } from '../realWitness.ts';
import { scriptedModel } from '../scriptedModel.ts';

const never = new AbortController().signal;
const parent = 'A farmer keeps 12 hens and each hen lays 5 eggs a week. How many eggs are laid in 3 weeks?';
const harder =
  'A farmer keeps 12 hens, each of which lays 5 eggs a week, but a marten steals 6 eggs every week. How many eggs are left for the farmer after 3 weeks?';
const right = { text: 'weekly = 12 * 5 - 6\nanswer = weekly * 3' };
const other = { text: 'weekly = 12 * 5\nanswer = weekly * 3' };
const with3: EvolveOptions = {
  ...defaultEvolveOptions,
  method: 'constraint',
  check: { tries: 3, temperature: 0.7, format: 'calculated' },
};

describe('evolving one problem', () => {
  it('gives a variant whose independent solutions agree, with what was thrown away before it', async () => {
    const model = scriptedModel([{ text: parent }, { text: `Problem: ${harder}` }, right, other, right]);
    const { evolution, eliminated } = await evolve(parent, with3, portsWith(model), never);
    expect(eliminated).toEqual([{ problem: parent, method: 'constraint', why: 'unchanged' }]);
    expect(evolution).toMatchObject({ problem: harder, method: 'constraint', direction: 'up', checked: true });
    expect(evolution?.vote).toMatchObject({ answer: '162', agree: 2, tries: 3 });
    expect(model.asked.map(({ candidates }) => candidates)).toEqual([1, 1, 3]);
  });

  it('gives none when the solutions never agree', async () => {
    const model = scriptedModel([{ text: harder }, right, other, { text: 'answer = 7' }]);
    const { evolution, eliminated } = await evolve(parent, { ...with3, attempts: 2 }, portsWith(model), never);
    expect(evolution).toBeNull();
    expect(eliminated.map(({ why }) => why)).toEqual(['no-single-answer', 'no-single-answer']);
  });

  it('takes the methods of its direction in turn, and leaves a variant unchecked when asked to', async () => {
    const model = scriptedModel([{ text: 'x', reason: 'length' }, { text: harder }]);
    const { evolution, eliminated } = await evolve(
      parent,
      { ...defaultEvolveOptions, direction: 'down', seed: 1, check: null },
      portsWith(model),
      never,
    );
    expect(eliminated).toEqual([{ problem: '', method: 'other-topic', why: 'unfinished' }]);
    expect(evolution).toMatchObject({ method: 'easier', vote: null, checked: false });
  });

  it('says that a model is needed', async () => {
    await expect(evolve(parent, with3, portsWith(null), never)).rejects.toMatchObject({ code: 'model-missing' });
  });
});

describe('the vote', () => {
  it('counts answers that are equal, however they are written', async () => {
    const vote = await voteOf(['1/2', null, '0.5', '3'], 4, sameAnswer(realWitness));
    expect(vote).toMatchObject({ answer: '1/2', agree: 2, tries: 4 });
    expect(hasOneAnswer(vote)).toBe(false);
    expect(hasOneAnswer({ ...vote, agree: 3 })).toBe(true);
    expect(hasOneAnswer({ ...vote, agree: 1, tries: 1 })).toBe(false);
  });

  it('of nothing is nothing', async () => {
    expect(await voteOf([], 4, sameAnswer(realWitness))).toMatchObject({ answer: null, agree: 0 });
  });
});
