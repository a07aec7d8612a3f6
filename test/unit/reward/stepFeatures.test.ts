import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/core/evidence.ts';
import { stepFeatures, stepForms, type StepFeatures, type StepForm } from '../../../src/reward/index.ts';
import { agreement, learned, symbolic } from './evidence.ts';

const PLAIN: StepForm = { length: 100, commands: 0, equations: 0, newNumbers: 0 };
const features = (index: number, evidence: readonly Evidence[], earlier: readonly number[] = []): StepFeatures =>
  stepFeatures({ index, count: 4, form: PLAIN, evidence, earlier, openBefore: 0, independent: false, ending: null });

describe('step features', () => {
  it('are all zero where nothing was said, but for the place', () => {
    expect(features(0, [])).toEqual({
      learned: 0,
      proved: 0,
      undecided: 0,
      agreement: 0,
      ending: 0,
      change: 0,
      earlier: 0,
      position: 0,
      length: 0,
      last: 0,
      steps: Math.log(4),
      commands: 0,
      equations: 0,
      newNumbers: 0,
      openBefore: 0,
      surprise: 0,
    });
    expect(features(3, []).last).toBe(1);
    expect(features(3, []).position).toBeCloseTo(Math.log(4), 10);
  });

  it('take log-odds of probabilities, finite at certainty', () => {
    expect(features(0, [learned(0.5)]).learned).toBe(0);
    expect(features(0, [learned(0.9)]).learned).toBeCloseTo(Math.log(9), 8);
    expect(Number.isFinite(features(0, [learned(1)]).learned)).toBe(true);
    expect(Number.isFinite(features(0, [learned(0)]).learned)).toBe(true);
  });

  it('measure length against a step of a hundred characters', () => {
    const long = stepFeatures({
      index: 0,
      count: 1,
      form: { ...PLAIN, length: 400 },
      evidence: [],
      earlier: [],
      openBefore: 0,
      independent: false,
      ending: null,
    });
    expect(long.length).toBeCloseTo(Math.log(4), 10);
  });

  it('tell an open claim from no claim', () => {
    expect(features(0, [symbolic('undecided', 2)]).undecided).toBe(1);
    expect(features(0, [symbolic('undecided', 0)]).undecided).toBe(0);
    expect(features(0, [symbolic('proved')])).toMatchObject({ proved: 1, undecided: 0 });
  });

  it('count agreement evenly around one half', () => {
    const four = (agree: number): number => features(0, [agreement(agree, 4)]).agreement;
    expect(four(2)).toBe(0);
    expect(four(3)).toBeCloseTo(-four(1), 10);
    expect(features(0, [agreement(0, 0)]).agreement).toBe(0);
  });

  it('tell how unexpected the numbers are, and nothing where none was read', () => {
    const numbers = { surprise: 4, least: { probability: 0.05, number: '7' } };
    expect(features(0, [{ ...learned(0.5), numbers }]).surprise).toBe(2);
    expect(features(0, [{ ...learned(0.5), numbers: null }]).surprise).toBe(0);
  });

  it('carry the least trusted step before', () => {
    expect(features(2, [], [0.9, 0.2, 0.7]).earlier).toBeCloseTo(Math.log(0.25), 8);
  });

  it('carry how far the trust fell or rose since the step before, nought for the first', () => {
    expect(features(2, [learned(0.5)], [0.1, 0.9]).change).toBeCloseTo(-Math.log(9), 8);
    expect(features(0, [learned(0.5)]).change).toBe(0);
  });
});

describe('the form of steps', () => {
  it('counts commands, equations and length', () => {
    expect(stepForms('', ['$\\frac{1}{2} = 0.5 = x$'])[0]).toMatchObject({
      length: 23,
      equations: 2,
      commands: 10 / 23,
    });
    expect(stepForms('', [''])[0]).toMatchObject({ length: 1, equations: 0, commands: 0 });
  });

  it('tells numbers that come from nowhere', () => {
    const shares = (problem: string | undefined, ...texts: string[]): number[] =>
      stepForms(problem, texts).map((form) => form.newNumbers);
    expect(shares('He has 36 pens and 4 boxes.', '36 / 4 = 9', '9 + 1,200', 'so 1200')).toEqual([1 / 3, 1 / 2, 0]);
    expect(shares(undefined, '36 / 4 = 9')).toEqual([0]);
    expect(shares('He has 3 pens.', 'as x_1 says', '3.0 of them')).toEqual([0, 0]);
  });
});
