import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { compareAnswers, solveMath, verifySteps, type MathTool } from '../../../src/tools/index.ts';
import { portsWith } from '../engine/ports.ts';
import { scriptedModel } from '../engine/scriptedModel.ts';
import { callTool, engineOver } from './toolEngines.ts';

const SOLUTION = 'Step 1: $3x = 21$\nStep 2: $x = 7$\nThe answer is 7.';

describe('solveMath', () => {
  const problem = 'Solve $3x - 5 = 16$.';

  it('gives the steps with their verdicts, and the answer', async () => {
    const model = scriptedModel([{ text: SOLUTION }]);
    const engine = engineOver(portsWith(model));
    const output = await callTool(solveMath, { problem, strategy: 'greedy', maxTokens: 400 }, engine);
    expect(output.steps.some(({ verdict }) => verdict === 'verified')).toBe(true);
    expect(output).toMatchObject({ firstError: -1, score: null, otherAnswers: [] });
    expect(output.answer).toContain('7');
    expect(solveMath.text(output)).toMatch(/^1\. .*\nAnswer: .*7/s);
    expect(model.asked[0]!.maxTokens).toBeLessThanOrEqual(400);
  });

  it('tells of each step as it comes, and that there is none to solve with', async () => {
    const told: string[] = [];
    const call = {
      signal: new AbortController().signal,
      progress: (_: number, total: number | null, message: string): void => void told.push(`${total} ${message}`),
    };
    const input = { problem, strategy: 'greedy' as const };
    await callTool(solveMath, input, engineOver(portsWith(scriptedModel([{ text: SOLUTION }]))), call);
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]).toMatch(/^null Step 1: /);
    await expect(callTool(solveMath, input, engineOver(portsWith(null)))).rejects.toMatchObject({
      code: 'model-missing',
    });
  });
});

describe('compareAnswers', () => {
  const engine = engineOver(portsWith(null));

  it.each([
    ['1/2', '0.5', 'equal'],
    ['$x^2 + 2x + 1$', '$(x + 1)^2$', 'equal'],
    ['3', '4', 'different'],
  ])('%s and %s are %s', async (expected, given, verdict) => {
    const output = await callTool(compareAnswers, { expected, given }, engine);
    expect(output.verdict).toBe(verdict);
    expect(compareAnswers.text(output)).toMatch(new RegExp(`^${verdict}`));
  });
});

describe('every tool', () => {
  it.each([verifySteps, solveMath, compareAnswers] as readonly MathTool[])(
    '$name says what each of its inputs means',
    ({ input, description }) => {
      const { properties } = z
        .object({ properties: z.record(z.string(), z.looseObject({ description: z.string() })) })
        .parse(z.toJSONSchema(input));
      expect(Object.keys(properties).length).toBeGreaterThan(0);
      expect(description.length).toBeGreaterThan(100);
    },
  );
});
