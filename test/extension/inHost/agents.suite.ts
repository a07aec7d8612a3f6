import { strict as assert } from 'node:assert';
import type { LanguageModelToolResult } from 'vscode';
import { CancellationTokenSource, LanguageModelTextPart, lm } from 'vscode';

const WRONG = { problem: 'Solve $3x - 5 = 16$.', steps: ['$3x = 21$', '$x = 8$'] };
const SOLVE_MS = 240_000;

async function call(name: string, input: object): Promise<string> {
  const result: LanguageModelToolResult = await lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return result.content.map((part) => (part instanceof LanguageModelTextPart ? part.value : '')).join('');
}

describe('the tools for language models', () => {
  it('are offered by the editor, each with its schema', () => {
    const names = lm.tools.map(({ name }) => name).filter((name) => name.startsWith('stepwise_'));
    assert.deepEqual(names.sort(), ['stepwise_compareAnswers', 'stepwise_solveMath', 'stepwise_verifySteps']);
    assert.ok(
      lm.tools.filter(({ name }) => names.includes(name)).every(({ inputSchema }) => inputSchema !== undefined),
    );
  });

  it('verify steps', async () => {
    const text = await call('stepwise_verifySteps', WRONG);
    assert.match(
      text,
      /^1\. \$3x = 21\$ \[verified\]\n2\. \$x = 8\$ \[refuted: .*\nThe first failing step is step 2\.$/,
    );
  });

  it('compare answers', async () => {
    assert.match(await call('stepwise_compareAnswers', { expected: '1/2', given: '0.5' }), /^equal/);
  });

  it('refuse an input that is not usable, and say why', async () => {
    await assert.rejects(call('stepwise_verifySteps', { steps: [] }), /steps|input/i);
  });

  it('stop when they are told to', async () => {
    const stop = new CancellationTokenSource();
    const steps = Array.from({ length: 200 }, (_, index) => `$\\sin(x^7 + e^x) \\le ${index} + \\sqrt{x^2 + y^2}$`);
    const slow = lm.invokeTool(
      'stepwise_verifySteps',
      { input: { steps }, toolInvocationToken: undefined },
      stop.token,
    );
    stop.cancel();
    await assert.rejects(async () => slow);
    assert.match(await call('stepwise_verifySteps', WRONG), /step 2\.$/);
  });

  it('solve a problem with the model on this machine', async function () {
    this.timeout(SOLVE_MS);
    const text = await call('stepwise_solveMath', { problem: 'Solve $x + 3 = 5$ for $x$.', strategy: 'greedy' });
    assert.match(text, /^1\. .*\n(?:.*\n)*(?:Answer: .*|No final answer\.)$/);
  });
});
