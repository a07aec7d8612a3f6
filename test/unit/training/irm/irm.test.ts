import { describe, expect, it } from 'vitest';
import { pairsOf, split } from '../../../../src/training/irm/pairs.ts';
import { judgeGroup, readRanking } from '../../../../src/training/irm/ranking.ts';
import { scriptedModel } from '../../engine/scriptedModel.ts';

const group = { id: 'g', problems: ['one', 'two', 'three'] };

describe('a judge’s ranking', () => {
  it('is read with ties, and only when it names every problem once', () => {
    expect(readRanking('C > A > B = D', 4)).toEqual([1, 2, 0, 2]);
    expect(readRanking(' B>A \nbecause', 2)).toEqual([1, 0]);
    for (const bad of ['A > B', 'A > A > B', 'A > B > D', 'I think A > B > C', '', 'A >']) {
      expect(readRanking(bad, 3)).toBeNull();
    }
  });

  it('is asked in both orders', async () => {
    const judge = scriptedModel([{ text: 'A > B > C' }, { text: 'C > B > A' }]);
    const { ranks, reversed } = await judgeGroup(judge, group.problems, 1, new AbortController().signal);
    expect(ranks).toEqual([0, 1, 2]);
    expect(reversed).toEqual([0, 1, 2]);
    const asked = judge.asked.map(({ prompt }) => (prompt.kind === 'chat' ? prompt.messages.at(-1)?.content : ''));
    expect(asked).toEqual(['A: one\nB: two\nC: three', 'A: three\nB: two\nC: one']);
  });
});

describe('pairs of a better and a worse problem', () => {
  it('are those on which both orders agree', () => {
    const pairs = pairsOf({ ...group, ranks: [0, 1, 1], reversed: [0, 2, 1] });
    expect(pairs.map(({ chosen, rejected }) => [chosen, rejected])).toEqual([
      ['one', 'two'],
      ['one', 'three'],
    ]);
    expect(pairs[0]?.margin).toBe(0.5);
    expect(pairsOf({ ...group, ranks: [0, 1, 2], reversed: [2, 1, 0] })).toEqual([]);
    expect(pairsOf({ ...group, ranks: null, reversed: [2, 1, 0] })).toEqual([]);
  });

  it('keep a family on one side when some are held apart', () => {
    const groups = ['a', 'b', 'c', 'd'].map((id) => ({ ...group, id, ranks: [0, 1, 2], reversed: [0, 1, 2] }));
    const [train, held] = split(groups, 0.25);
    expect(new Set(held.map((pair) => pair.group))).toEqual(new Set(['a']));
    expect(train.some((pair) => pair.group === 'a')).toBe(false);
    expect(train).toHaveLength(9);
  });
});
