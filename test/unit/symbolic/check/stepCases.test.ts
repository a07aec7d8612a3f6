import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkStep } from '../../../../src/symbolic/index.ts';

const row = z.object({
  id: z.string(),
  kind: z.string(),
  premise: z.union([z.string(), z.array(z.string()), z.null()]),
  step: z.string(),
  expected: z.enum(['valid', 'invalid', 'unknown']),
});
const rows = readFileSync(new URL('../cases/steps.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => row.parse(JSON.parse(line)));
const verdicts = { proved: 'valid', refuted: 'invalid', undecided: 'unknown' } as const;

function verdictOf({ premise, step }: z.infer<typeof row>): string {
  const previous = premise === null ? [] : [premise].flat();
  return verdicts[checkStep({ problem: null, previous, step }).outcome];
}

describe('steps with a known verdict', () => {
  const judged = rows.map((r) => ({ ...r, verdict: verdictOf(r) }));

  it('never gives the opposite of what is expected', () => {
    expect(judged.filter((r) => r.verdict !== r.expected && r.verdict !== 'unknown').map((r) => r.id)).toEqual([]);
  });

  it('decides at least 98 % as expected', () => {
    const missed = judged.filter((r) => r.verdict !== r.expected);
    expect(missed.length / judged.length, missed.map((r) => r.id).join(' ')).toBeLessThanOrEqual(0.02);
  });

  it('says why, and shows the point that refutes', () => {
    const wrong = checkStep({ problem: null, previous: [], step: '(a+b)^2 = a^2 + b^2' });
    expect(wrong.reason).toMatch(/at a = 2, b = 3 the left side is 25, the right side 13/);
    expect(wrong.findings[0]?.counterexample).toMatchObject({ at: { a: '2', b: '3' }, left: '25', right: '13' });
  });
});
