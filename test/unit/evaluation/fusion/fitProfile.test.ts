import { describe, expect, it } from 'vitest';
import { fitProfile, scoredBy } from '../../../../src/evaluation/fusion/fitProfile.ts';
import { fusionReport } from '../../../../src/evaluation/fusion/fusionReport.ts';
import { halvingsSection } from '../../../../src/evaluation/fusion/halvings.ts';
import { halfOf } from '../../../../src/evaluation/fusion/halves.ts';
import { numberSystems } from '../../../../src/evaluation/fusion/numberSystems.ts';
import { chooseFirstError, evenly, firstBelow, meanF1 } from '../../../../src/evaluation/fusion/thresholds.ts';
import type { WitnessedRow } from '../../../../src/evaluation/fusion/witnessedRows.ts';
import { expectedCalibrationError } from '../../../../src/evaluation/metrics/calibration.ts';
import { seededRandom } from '../../../../src/core/random.ts';
import { toMarkdown } from '../../../../src/evaluation/report/markdown.ts';
import { parseFusionProfiles } from '../../../../src/reward/index.ts';

const BOTH = { symbolic: true, learned: true, agreement: false };

/** Solutions of four steps: half of them go wrong at a random step, which the scorer's logit tells in part. */
function made(count: number, seed: number, tried: boolean): WitnessedRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, number): WitnessedRow => {
    const firstError = random() < 0.5 ? -1 : Math.floor(random() * 4);
    const labels = [0, 1, 2, 3].map((index) =>
      firstError < 0 || index < firstError ? (1 as const) : index === firstError ? (0 as const) : null,
    );
    const noise = (): number => (random() + random() + random() - 1.5) * 2;
    const proved = (label: 0 | 1 | null): boolean => random() < (label === 1 ? 0.5 : 0.1);
    const agree = firstError < 0 ? (random() < 0.8 ? 3 : 1) : random() < 0.2 ? 3 : 0;
    return {
      row: {
        id: String(number),
        subset: number % 2 === 0 ? 'one' : 'two',
        problemKey: `${seed} ${number}`,
        problem: 'p',
        steps: ['a'.repeat(20), 'b'.repeat(30), 'c'.repeat(25), 'd'.repeat(40)],
        firstError,
        labels,
      },
      learned: {
        id: String(number),
        scorer: 'made',
        logits: labels.map((label) => 3 * noise() + (label === 0 ? -3 : 3)),
      },
      symbolic: {
        id: String(number),
        outcomes: labels.map((label) => (proved(label) ? 'proved' : 'silent')),
        seconds: 0,
      },
      agreement: tried
        ? { id: String(number), steps: labels.map(() => null), ending: { agree, tries: 4 }, tokens: 100 }
        : null,
    };
  });
}

const fitted = made(400, 1, true);
const held = made(400, 2, true);
const profile = fitProfile(fitted, 'made', 'a test');

describe('fitting how evidence becomes a score', () => {
  it('makes a profile that the data file can hold', () => {
    const kept = parseFusionProfiles(JSON.parse(JSON.stringify({ version: 2, profiles: [profile] })));
    expect(kept).toEqual([profile]);
  });

  it('weighs the numbers where every row has them, and what they say counts', () => {
    const random = seededRandom(3);
    const told = ({ row, learned, ...rest }: WitnessedRow): WitnessedRow => ({
      ...rest,
      row,
      learned: learned && {
        ...learned,
        numbers: row.labels.map((label) => {
          const surprise = random() * (label === 0 ? 6 : 2);
          return random() < 0.1 ? null : { surprise, least: { probability: Math.exp(-surprise), number: '7' } };
        }),
      },
    });
    const [toldFitted, toldHeld] = [fitted.map(told), held.map(told)];
    const numbered = fitProfile(toldFitted, 'made', 'a test');
    expect(numbered.fusion?.surprise).not.toBe(0);
    expect(profile.fusion?.surprise).toBe(0);
    const partly = [...toldFitted.slice(1), ...fitted.slice(0, 1)];
    expect(fitProfile(partly, 'made', 'a test').fusion?.surprise).toBe(0);
    const f1 = (used: typeof profile, rows: readonly WitnessedRow[]): number =>
      meanF1(scoredBy(used, rows, BOTH), used.thresholds.firstError);
    expect(f1(numbered, toldHeld)).toBeGreaterThan(f1(profile, held) + 0.02);
    expect(numberSystems(toldFitted.slice(0, 40), 'made').map(({ name }) => name)).toEqual([
      'PRM without numbers and symbolic',
      'PRM with numbers',
      'expected numbers',
    ]);
    expect(numberSystems(partly, 'made')).toEqual([]);
  });

  it('keeps its word on rows it was not fitted on', () => {
    const items = scoredBy(profile, held, BOTH).flatMap(({ row, scores }) =>
      row.labels.flatMap((label, index) => {
        const score = scores[index];
        return label === null || score === null || score === undefined ? [] : [{ score, right: label === 1 }];
      }),
    );
    expect(items.length).toBeGreaterThan(800);
    expect(expectedCalibrationError(items)).toBeLessThan(0.05);
  });

  it('weighs what tells right from wrong: trust, proofs, and where tries end', () => {
    expect(profile.fusion?.learned).toBeGreaterThan(0);
    expect(profile.fusion?.proved).toBeGreaterThan(0.5);
    expect(profile.fusion?.agreement).toBe(0);
    expect(profile.withTries?.fusion.ending).toBeGreaterThan(0.2);
  });

  it('names the first error better with the threshold it chose than with one drawn from the air', () => {
    const scored = scoredBy(profile, held, BOTH);
    expect(meanF1(scored, profile.thresholds.firstError)).toBeGreaterThan(meanF1(scored, evenly(0.2)));
    expect(meanF1(scored, profile.thresholds.firstError)).toBeGreaterThan(60);
  });

  it('chooses a threshold for each kind of problem, where there are enough rows of both', () => {
    const WORDS = 'Anna buys three boxes of pens and each box holds four pens. How many pens does she have?';
    // Scores of solutions in words stand higher: there an error begins under 0.8, elsewhere under 0.4.
    const scored = made(400, 4, false).map(({ row }, number) => {
      const [base, problem] = number % 3 === 0 ? ([0.8, WORDS] as const) : ([0.4, '$x^2 = 4$'] as const);
      const wobble = (number % 7) / 100;
      return {
        row: { ...row, problem },
        scores: row.labels.map((label) => base + (label === 0 ? -wobble - 0.02 : 0.05)),
      };
    });
    const chosen = chooseFirstError(scored);
    expect([chosen.word, chosen.other].map((threshold) => Math.round(threshold * 10))).toEqual([8, 4]);
    expect(meanF1(scored, chosen)).toBe(100);
    expect(meanF1(scored, evenly(chosen.other))).toBeLessThan(90);
    expect(firstBelow({ row: { ...scored[0]!.row, problem: WORDS }, scores: [0.9, 0.7] }, chosen)).toBe(1);
    expect(firstBelow({ row: { ...scored[0]!.row, problem: '$x$' }, scores: [0.9, 0.7] }, chosen)).toBe(-1);
    const few = chooseFirstError(scored.slice(0, 60));
    expect(few.word).toBe(few.other);
  });

  it('calls at most about one right step in twenty doubtful, and never one that is no error', () => {
    const { doubtful, firstError } = profile.thresholds;
    expect(doubtful).toBeLessThanOrEqual(Math.min(firstError.word, firstError.other));
    const right = scoredBy(profile, held, BOTH).flatMap(({ row, scores }) =>
      row.labels.flatMap((label, index) => (label === 1 ? [scores[index] ?? 1] : [])),
    );
    expect(right.filter((score) => score < doubtful).length / right.length).toBeLessThan(0.09);
  });

  it('gives the same profile for the same rows', () => {
    expect(fitProfile(made(400, 1, true), 'made', 'a test')).toEqual(profile);
  });

  it('fits no weights for tries where there are none', () => {
    expect(fitProfile(made(60, 3, false), 'made', 'a test').withTries).toBeUndefined();
  });
});

describe('the halves of a development set', () => {
  it('are about alike in size and depend on the problem alone', () => {
    const keys = Array.from({ length: 600 }, (_, number) => `problem ${number}`);
    const fit = keys.filter((key) => halfOf(key) === 'fit').length;
    expect(Math.abs(fit - 300)).toBeLessThan(60);
    expect(keys.map((key) => halfOf(key))).toEqual(keys.map((key) => halfOf(key)));
    const both = keys.filter((key) => halfOf(key) === 'fit' && halfOf(key, '1:') === 'fit').length;
    expect(Math.abs(both - 150)).toBeLessThan(50);
  });
});

describe('the report on fused evidence', () => {
  const withoutScorer = fitProfile(fitted, null, 'a test');
  const input = {
    made: { command: 'a test' },
    profile,
    withoutScorer,
    fitted: fitted.slice(0, 40),
    held: held.slice(0, 30),
  };
  const report = fusionReport(input);
  const text = toMarkdown(report);

  it('sets the witnesses beside each other, beside the baselines, and beside published figures', () => {
    for (const name of ['PRM and symbolic', 'PRM', 'symbolic', 'step length', 'step position']) {
      expect(text).toContain(`| ${name}, one |`);
    }
    expect(text).toContain('AUC at like length');
    expect(text).toContain('| all three, one |');
    expect(text).toMatch(/100 tokens written a problem/);
    expect(text).toContain('| Skywork-PRM-1.5B | 59.0 |');
    expect(report.sections.filter(({ plot }) => plot?.kind === 'reliability')).toHaveLength(3);
  });

  it('tells how much of it is luck of the draw: the scorer that knows leads over other halvings too', () => {
    const section = halvingsSection([...fitted, ...held], 'made');
    const means = section.table?.rows.map((row) => Number.parseFloat(row[1] ?? ''));
    expect(section.table?.rows.map(([name]) => name)).toEqual(['PRM and symbolic', 'all but the PRM']);
    expect(means?.[0]).toBeGreaterThan((means?.[1] ?? NaN) + 10);
  });

  it('is the same for the same rows', () => {
    expect(fusionReport(input)).toEqual(report);
  });
});
