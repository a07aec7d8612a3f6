import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/core/evidence.ts';
import {
  builtinProfile,
  firstError,
  judgeStep,
  parseFusionProfiles,
  profileFor,
  profileWithTries,
  symbolicOnly,
  type FusionProfile,
} from '../../../src/reward/index.ts';
import { agreement, learned, symbolic } from './evidence.ts';

const weights = {
  intercept: 0,
  learned: 1,
  proved: 1.5,
  undecided: -0.2,
  agreement: 0,
  ending: 0,
  change: 0,
  earlier: 0,
  position: 0,
  length: 0,
  last: 0,
  steps: 0,
  commands: 0,
  equations: 0,
  newNumbers: 0,
  openBefore: 0,
  surprise: 0,
};
const fitted: FusionProfile = {
  scorer: 'test',
  fittedOn: 'a test',
  calibration: { kind: 'identity' },
  fusion: weights,
  thresholds: { firstError: { word: 0.7, other: 0.5 }, doubtful: 0.3 },
};
const PLACE = {
  index: 0,
  count: 3,
  form: { length: 6, commands: 0, equations: 0, newNumbers: 0 },
  earlier: [],
  openBefore: 0,
  independent: false,
};
const judge = (profile: FusionProfile, ...evidence: Evidence[]): ReturnType<typeof judgeStep> =>
  judgeStep(profile, { text: 'a step' }, { ...PLACE, evidence, ending: null });

describe('verdicts by symbolic rules alone', () => {
  it.each([
    ['proved', 'verified'],
    ['refuted', 'refuted'],
    ['undecided', 'unchecked'],
  ] as const)('%s is %s, without a score', (outcome, verdict) => {
    expect(judge(symbolicOnly, symbolic(outcome))).toMatchObject({ verdict, score: null });
  });

  it('agreement is shown but scores nothing where no model weighs it', () => {
    expect(judge(symbolicOnly, symbolic('undecided'), agreement(3, 4))).toMatchObject({
      verdict: 'unchecked',
      score: null,
    });
  });

  it('says nothing of a step no witness has spoken of', () => {
    expect(judge(symbolicOnly)).toMatchObject({ verdict: 'unchecked', score: null, evidence: [] });
  });
});

describe('verdicts with a learned witness', () => {
  it('decides what no algebra judges', () => {
    expect(judge(fitted, symbolic('undecided', 0), learned(0.9)).verdict).toBe('plausible');
    expect(judge(fitted, symbolic('undecided', 0), learned(0.1)).verdict).toBe('doubtful');
  });

  it('a refutation wins over any score', () => {
    expect(judge(fitted, symbolic('refuted'), learned(0.999))).toMatchObject({ verdict: 'refuted', score: 0 });
  });

  it('a proof raises the score', () => {
    const open = judge(fitted, symbolic('undecided', 0), learned(0.5)).score ?? 0;
    const proved = judge(fitted, symbolic('proved'), learned(0.5)).score ?? 0;
    expect(proved).toBeGreaterThan(open + 0.2);
  });

  it('doubts a step whose arithmetic holds and whose set-up does not', () => {
    expect(judge(fitted, symbolic('proved'), learned(0.03)).verdict).toBe('doubtful');
    expect(judge(fitted, symbolic('proved'), learned(0.6)).verdict).toBe('verified');
  });

  it('agreement moves the score as the fitted weight says', () => {
    const weighed: FusionProfile = { ...fitted, fusion: { ...weights, agreement: 0.8 } };
    const score = (agree: number): number => judge(weighed, learned(0.5), agreement(agree, 4)).score ?? 0;
    expect(score(0)).toBeLessThan(score(2));
    expect(score(2)).toBeLessThan(score(4));
    expect(score(2)).toBeCloseTo(0.5, 10);
  });

  it('tries alone give a score where a profile without a scorer weighs them', () => {
    const tried: FusionProfile = { ...fitted, scorer: null, fusion: { ...weights, ending: 1 } };
    const score = (profile: FusionProfile, agree: number): number | null =>
      judgeStep(profile, { text: 'a' }, { ...PLACE, independent: true, evidence: [], ending: { agree, tries: 4 } })
        .score;
    expect(score(tried, 4)).toBeGreaterThan(score(tried, 0) ?? 1);
    expect(score(fitted, 4)).toBeNull();
  });

  it('solutions that are not independent give no score of their own', () => {
    const tried: FusionProfile = { ...fitted, scorer: null, fusion: { ...weights, agreement: 1 } };
    expect(judge(tried, symbolic('proved'), agreement(4, 4)).score).toBeNull();
  });

  it('without fitted coefficients the score is the learned one', () => {
    expect(judge({ ...fitted, fusion: null }, symbolic('undecided'), learned(0.42)).score).toBe(0.42);
  });

  it('more trust of the scorer never lowers the score, whatever else was said', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const outcome = fc.constantFrom('proved' as const, 'undecided' as const, 'refuted' as const);
    fc.assert(
      fc.property(unit, unit, outcome, (one, other, said) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const score = (probability: number): number => judge(fitted, symbolic(said), learned(probability)).score ?? -1;
        expect(score(low)).toBeLessThanOrEqual(score(high));
      }),
    );
  });
});

describe('first error', () => {
  const steps = [0.9, 0.6, 0.4, 0.1].map((probability) => judge({ ...fitted, fusion: null }, learned(probability)));

  it('is the first step under the threshold', () => {
    expect(firstError(fitted, 'other', steps)).toBe(2);
    expect(
      firstError({ ...fitted, thresholds: { firstError: { word: 0.9, other: 0.05 }, doubtful: 0 } }, 'other', steps),
    ).toBe(-1);
  });

  it('has a threshold of its own where the problem is told in words', () => {
    expect(firstError(fitted, 'word', steps)).toBe(1);
  });

  it('is the first refuted step where that comes earlier', () => {
    expect(firstError(fitted, 'other', [judge(fitted, symbolic('refuted')), ...steps])).toBe(0);
  });

  it('is -1 where nothing speaks against a step', () => {
    expect(firstError(symbolicOnly, 'word', [judge(symbolicOnly, symbolic('proved')), judge(symbolicOnly)])).toBe(-1);
  });
});

describe('profiles', () => {
  it('the one fitted for the scorer is used, and none stands in for it', () => {
    const profiles = parseFusionProfiles({ version: 2, profiles: [fitted] });
    expect(profileFor(profiles, 'test').fittedOn).toBe('a test');
    expect(profileFor(profiles, 'another')).toBe(symbolicOnly);
  });

  it('weights left out are none', () => {
    const [profile] = parseFusionProfiles({
      version: 2,
      profiles: [{ ...fitted, fusion: { intercept: 0.1, learned: 1 } }],
    });
    expect(profile?.fusion).toMatchObject({ proved: 0, agreement: 0, last: 0 });
  });

  it('other weights hold where independent tries were written, if they were fitted', () => {
    const withTries = {
      fusion: { ...weights, ending: 2 },
      thresholds: { firstError: { word: 0.4, other: 0.4 }, doubtful: 0.2 },
    };
    expect(profileWithTries({ ...fitted, withTries }).thresholds.firstError.word).toBe(0.4);
    expect(profileWithTries(fitted)).toBe(fitted);
  });

  it('a misspelt weight is refused', () => {
    const profiles = [{ ...fitted, fusion: { intercept: 0, learnt: 1 } }];
    expect(() => parseFusionProfiles({ version: 2, profiles })).toThrow();
  });

  it('the shipped file is one', () => {
    expect(builtinProfile(null).thresholds.doubtful).toBeGreaterThanOrEqual(0);
  });
});
