import { describe, expect, it } from 'vitest';
import type { MarkedProblem } from '../../../src/evaluation/answerMeasures.ts';
import { CHOICE_RULES, isRight, measureAnswers, measureOneTry } from '../../../src/evaluation/answerMeasures.ts';
import { answerReport } from '../../../src/evaluation/report/answerReport.ts';
import { toMarkdown } from '../../../src/evaluation/report/markdown.ts';
import { toPage } from '../../../src/evaluation/report/page.ts';
import { stepReport } from '../../../src/evaluation/report/stepReport.ts';
import { measureSteps, scorings, type JudgedRow } from '../../../src/evaluation/stepMeasures.ts';

function judged(id: number, firstError: number, prm: number[]): JudgedRow {
  const labels = prm.map((_, index) => (firstError < 0 || index < firstError ? 1 : index === firstError ? 0 : null));
  const first = prm.findIndex((score) => score < 0.5);
  return {
    row: {
      id: String(id),
      subset: 'processbench-gsm8k',
      problemKey: `p${id}`,
      problem: 'p',
      steps: prm.map(String),
      firstError,
      labels,
    },
    result: { id: String(id), scores: prm, prm, symbolic: prm.map(() => 'undecided'), firstError: first, seconds: 1 },
  };
}

const rows = [judged(1, 1, [0.9, 0.2, 0.4]), judged(2, -1, [0.8, 0.9]), judged(3, 0, [0.7, 0.9]), judged(4, -1, [0.9])];
const profile = { thresholds: { firstError: { word: 0.4, other: 0.5 }, doubtful: 0.3 } };
const made = { command: 'stepwise eval processbench' };

describe('stepReport', () => {
  const report = stepReport({ title: 'ProcessBench', made, rows, scorings: scorings(profile) });

  it('measures the fused score by the benchmark rule', () => {
    const fused = measureSteps(scorings(profile)[0]!, 'all', rows);
    expect(fused.erroneous).toBe(50);
    expect(fused.correct).toBe(100);
    expect(fused.f1.value).toBeCloseTo(66.67, 1);
    expect(fused.stepAuc.value).toBeGreaterThan(0.5);
  });

  it('holds each scoring, the calibration plots and the published rows', () => {
    const text = toMarkdown(report);
    for (const scoring of ['fused', 'prm', 'symbolic', 'step length', 'step position'])
      expect(text).toContain(`| ${scoring}, `);
    expect(text).toContain('| Math-Shepherd-PRM-7B |');
    expect(report.sections.filter((section) => section.plot?.kind === 'reliability')).toHaveLength(2);
  });

  it('makes a page with no script and no request', () => {
    const page = toPage({ ...report, title: '<script>alert(1)</script>' });
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/(src|href)=/);
    expect(page.match(/<svg role="img"/g)).toHaveLength(2);
  });
});

function solved(id: number, answers: [string | null, number][], gold: string, chosen: string): MarkedProblem {
  const attempts = answers.map(([answer, fused]) => ({ answer, fused, prm: fused, steps: [] }));
  return {
    row: { id: String(id), subset: 'Algebra, Level 1', problemKey: String(id), problem: 'p', answer: gold },
    result: { id: String(id), answer: chosen, attempts, tokens: 100, seconds: 2 },
    right: new Map(answers.flatMap(([answer]) => (answer === null ? [] : [[answer, answer === gold] as const]))),
    keyOf: (answer) => answer,
  };
}

describe('answerReport', () => {
  const problem = solved(
    1,
    [
      ['5', 0.2],
      ['7', 0.9],
      ['5', 0.3],
      [null, 0],
    ],
    '7',
    '7',
  );
  const rule = (name: string): (typeof CHOICE_RULES)[number] => CHOICE_RULES.find((one) => one.name === name)!;

  it('chooses as each rule says', () => {
    expect(rule('majority').choose(problem)).toBe('5');
    expect(rule('best by fusion').choose(problem)).toBe('7');
    expect(rule('weighted vote by fusion').choose(problem)).toBe('7');
    expect(isRight(problem, rule('chosen'))).toBe(true);
    expect(isRight(problem, rule('majority'))).toBe(false);
  });

  it('counts a problem without any answer as wrong', () => {
    const none = solved(2, [[null, 0]], '1', '');
    expect(measureAnswers(rule('majority'), [none]).accuracy.value).toBe(0);
  });

  it('measures one try by all of them, at its share of the cost', () => {
    const one = measureOneTry([problem]);
    expect(one).toMatchObject({ rule: 'pass@1', rows: 1, tokens: 25, seconds: 0.5 });
    expect(one.accuracy.value).toBe(25);
  });

  it('stands beside the published rows and subtopics', () => {
    const text = toMarkdown(answerReport({ title: 'MATH', made, model: 'tiny', set: 'math', problems: [problem] }));
    expect(text).toContain('| GPT-4 | 92.0 | 42.5 | published |');
    expect(text).toContain('| tiny, chosen |  | 100.0 | measured here |');
    expect(text).toContain('| Algebra | 100.0 | 33.3 |');
  });
});
