import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/core/evidence.ts';
import { stepFeatures, type StepFeatures } from '../../../src/reward/index.ts';
import { agreement, learned, symbolic } from './evidence.ts';

const features = (index: number, evidence: readonly Evidence[], earlier: readonly number[] = []): StepFeatures =>
  stepFeatures({ index, count: 4, length: 100, evidence, earlier, ending: null });

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
    const long = stepFeatures({ index: 0, count: 1, length: 400, evidence: [], earlier: [], ending: null });
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

  it('carry the least trusted step before', () => {
    expect(features(2, [], [0.9, 0.2, 0.7]).earlier).toBeCloseTo(Math.log(0.25), 8);
  });

  it('carry how far the trust fell or rose since the step before, nought for the first', () => {
    expect(features(2, [learned(0.5)], [0.1, 0.9]).change).toBeCloseTo(-Math.log(9), 8);
    expect(features(0, [learned(0.5)]).change).toBe(0);
  });
});
