import { describe, expect, it } from 'vitest';
import type { JudgedStep, Verdict } from '../../../src/core/verdict.ts';
import { promptFormat } from '../../../src/engine/index.ts';
import { candidateScore, votes, type Candidate } from '../../../src/engine/solving/candidate.ts';
import { bestOf, groupByAnswer, isAgreed, isDecided } from '../../../src/engine/solving/choice.ts';

const format = { ...promptFormat('terse'), weight: 1 };
const same = (one: string, other: string): Promise<boolean> => Promise.resolve(Number(one) === Number(other));

function judged(verdict: Verdict, score: number | null): JudgedStep {
  return { step: { text: 's' }, index: 0, verdict, score, evidence: [] };
}

function candidate(answer: string | null, changes: Partial<Candidate> = {}, fault: string | null = null): Candidate {
  const solution = { steps: [{ text: 's' }], rest: '', answer, values: answer === null ? [] : [answer], fault };
  return { format, solution, judged: [judged('unchecked', null)], complete: true, ...changes };
}

const one = (): number => 1;

describe('votes', () => {
  it('count by the format, and less for a refuted step', () => {
    expect(votes(candidate('4'))).toBe(1);
    expect(votes(candidate('4', { format: { ...format, weight: 2.5 } }))).toBe(2.5);
    expect(votes(candidate('4', { judged: [judged('refuted', null)] }))).toBeLessThan(0.5);
  });

  it('count by the least trusted step where there are scores', () => {
    const scored = candidate('4', {
      judged: [judged('plausible', 0.9), judged('doubtful', 0.2), judged('verified', null)],
    });
    expect(candidateScore(scored)).toBe(0.2);
    expect(votes(scored)).toBeCloseTo(0.2, 10);
  });

  it('are none without an answer, or with a fault', () => {
    expect(votes(candidate(null))).toBe(0);
    expect(votes(candidate('4', {}, 'it did not evaluate'))).toBe(0);
  });
});

describe('groups', () => {
  it('hold equal answers however they are written, most votes first', async () => {
    const groups = await groupByAnswer([candidate('5'), candidate('4.0'), candidate('4'), candidate(null)], one, same);
    expect(groups.map((group) => [group.answer, group.members.length])).toEqual([
      ['4.0', 2],
      ['5', 1],
    ]);
  });

  it('with equal votes stay in the order they were found', async () => {
    const groups = await groupByAnswer([candidate('5'), candidate('4')], one, same);
    expect(groups.map((group) => group.answer)).toEqual(['5', '4']);
  });
});

describe('a decision', () => {
  it('is reached once the rest could not change it', async () => {
    const groups = await groupByAnswer([candidate('4'), candidate('4'), candidate('5')], one, same);
    expect(isDecided(groups, 0)).toBe(true);
    expect(isDecided(groups, 1)).toBe(false);
    expect(isDecided([], 0)).toBe(false);
  });
});

describe('agreement of formats', () => {
  const [other, third] = [
    { ...format, id: 'other' },
    { ...format, id: 'third' },
  ];
  const agreed = async (...all: Candidate[]): Promise<boolean> =>
    isAgreed(await groupByAnswer(all, votes, same), votes);

  it('is two formats at one answer, and at most one solution at any other', async () => {
    expect(await agreed(candidate('4'), candidate('4.0', { format: other }))).toBe(true);
    expect(await agreed(candidate('4'), candidate('4'))).toBe(false);
    expect(await agreed(candidate('4'), candidate('4', { format: other }), candidate('5'))).toBe(true);
    const [twice, divided] = [candidate('5', { format: third }), candidate('5')];
    expect(await agreed(candidate('4'), candidate('4', { format: other }), twice, divided)).toBe(false);
    expect(await agreed()).toBe(false);
  });

  it('counts no solution that is refuted or does not evaluate, for or against', async () => {
    const refuted = candidate('4', { format: other, judged: [judged('refuted', null)] });
    expect(await agreed(candidate('4'), refuted)).toBe(false);
    expect(await agreed(candidate('4'), candidate('4', { format: other }), candidate('5', {}, 'no'))).toBe(true);
  });
});

describe('the best', () => {
  it('is from the leading answer, and the first where nothing tells them apart', async () => {
    const all = [candidate('5'), candidate('4'), candidate('4')];
    expect(bestOf(await groupByAnswer(all, one, same), all)).toBe(all[1]);
  });

  it('is one without a refuted step, whole, and with the better score', async () => {
    const refuted = candidate('4', { judged: [judged('refuted', null)] });
    const cut = candidate('4', { complete: false });
    const low = candidate('4', { judged: [judged('plausible', 0.5)] });
    const high = candidate('4', { judged: [judged('plausible', 0.8)] });
    const pick = async (...all: Candidate[]): Promise<Candidate | null> =>
      bestOf(await groupByAnswer(all, one, same), all);
    expect(await pick(refuted, cut)).toBe(refuted);
    expect(await pick(refuted, candidate('4'))).not.toBe(refuted);
    expect(await pick(low, high)).toBe(high);
  });

  it('is one without an answer only where none has one', () => {
    const only = candidate(null);
    expect(bestOf([], [only])).toBe(only);
    expect(bestOf([], [])).toBeNull();
  });
});
