import { describe, expect, it } from 'vitest';
import { verifySteps } from '../../../src/tools/index.ts';
import { byText, portsWith, scorerBy } from '../engine/ports.ts';
import { callTool, engineOver } from './toolEngines.ts';

const engine = engineOver(portsWith(null));
const problem = 'Solve $3x - 5 = 16$.';

describe('verifySteps', () => {
  it('verifies right steps and says so', async () => {
    const output = await callTool(verifySteps, { problem, steps: ['$3x = 21$', '$x = 7$'] }, engine);
    expect(output).toMatchObject({ firstError: -1, allVerified: true });
    expect(output.steps.map(({ verdict }) => verdict)).toEqual(['verified', 'verified']);
    expect(verifySteps.text(output)).toBe('1. $3x = 21$ [verified]\n2. $x = 7$ [verified]\nEvery step is verified.');
  });

  it('refutes a wrong step with its reason and the repaired step', async () => {
    const output = await callTool(verifySteps, { steps: ['$48 / 2 = 24$', '$48 + 24 = 73$'] }, engine);
    expect(output).toMatchObject({ firstError: 1, allVerified: false });
    expect(output.steps[1]).toMatchObject({ verdict: 'refuted', repaired: '$48 + 24 = 72$' });
    expect(output.steps[1]!.findings[0]).toMatchObject({ outcome: 'refuted' });
    expect(verifySteps.text(output)).toMatch(
      /it would hold as \$48 \+ 24 = 72\$\]\nThe first failing step is step 2\.$/,
    );
  });

  it('gives the point that refutes an identity', async () => {
    const { steps } = await callTool(verifySteps, { steps: ['$(x + 1)^2 = x^2 + 1$'] }, engine);
    const { counterexample } = steps[0]!.findings[0]!;
    expect(Object.keys(counterexample!.at)).toEqual(['x']);
    expect(counterexample!.left).not.toBe(counterexample!.right);
  });

  it('calls no step failing that it does not call doubtful, though the engine would name it as the first error', async () => {
    const scored = engineOver(
      portsWith(
        null,
        scorerBy((text) => (text.includes('rest') ? 0.4 : 0.2)),
        byText,
      ),
    );
    const output = await callTool(verifySteps, { steps: ['The rest is clear.', 'So are the others.'] }, scored);
    expect(output.steps.map(({ verdict }) => verdict)).toEqual(['plausible', 'doubtful']);
    expect(output.firstError).toBe(1);
  });

  it('calls what it cannot read open, not right', async () => {
    const output = await callTool(verifySteps, { steps: ['The rest is clear.'] }, engine);
    expect(output).toMatchObject({ firstError: -1, allVerified: false });
    expect(output.steps[0]).toMatchObject({ verdict: 'unchecked', score: null });
    expect(verifySteps.text(output)).toContain('not every step could be verified');
  });

  it('carries the score where a scorer is in use', async () => {
    const ports = portsWith(
      null,
      scorerBy(() => 0.25),
    );
    const { steps } = await callTool(verifySteps, { steps: ['The rest is clear.'] }, engineOver(ports));
    expect(steps[0]!.score).toBe(0.25);
    expect(verifySteps.text({ firstError: -1, allVerified: false, steps })).toContain('score 0.25');
  });

  it('tells how far it is', async () => {
    const told: string[] = [];
    const progress = (done: number, total: number | null, message: string): void => {
      told.push(`${done}/${total} ${message}`);
    };
    const call = { signal: new AbortController().signal, progress };
    await callTool(verifySteps, { steps: ['$1 + 1 = 2$', '$1 + 1 = 3$'] }, engine, call);
    expect(told).toEqual(['1/2 Step 1: verified', '2/2 Step 2: refuted']);
  });

  it('stops when it is told to', async () => {
    const call = { signal: AbortSignal.abort() };
    await expect(callTool(verifySteps, { steps: ['$1 = 1$'] }, engine, call)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('takes no empty derivation and no endless one', () => {
    expect(verifySteps.input.safeParse({ steps: [] }).success).toBe(false);
    expect(verifySteps.input.safeParse({ steps: Array(201).fill('$1 = 1$') }).success).toBe(false);
    expect(verifySteps.input.safeParse({ steps: ['x'.repeat(20_001)] }).success).toBe(false);
  });
});
