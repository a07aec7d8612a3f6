import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema, type CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallSolver } from '../support/models.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const WRONG = { problem: 'Solve $3x - 5 = 16$.', steps: ['$3x = 21$', '$x = 8$'] };

/** The official client, joined to the built server in a process of its own; it parses every line the server writes. */
class Caller {
  readonly client = new Client({ name: 'test', version: '1.0.0' });
  readonly faults: Error[] = [];
  readonly transport: StdioClientTransport;

  constructor(args: readonly string[]) {
    const given = [join(root, 'dist', 'stepwise.js'), 'mcp', ...args];
    this.transport = new StdioClientTransport({ command: process.execPath, args: given, cwd: root, stderr: 'pipe' });
    this.client.onerror = (error) => {
      // The client forgets a call with its result, and complains of progress that was read in the same breath.
      if (!error.message.includes('progress notification for an unknown token')) this.faults.push(error);
    };
  }

  async call(
    name: string,
    input: Record<string, unknown>,
    options: Parameters<Client['callTool']>[2] = {},
  ): Promise<CallToolResult> {
    return CallToolResultSchema.parse(await this.client.callTool({ name, arguments: input }, undefined, options));
  }
}

function textOf({ content }: CallToolResult): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

async function isGone(pid: number): Promise<boolean> {
  for (let wait = 0; wait < 100; wait += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

beforeAll(() => promisify(execFile)(process.execPath, ['esbuild.mjs'], { cwd: root }), 120_000);

describe('stepwise mcp --no-model', () => {
  const caller = new Caller(['--no-model']);
  let pid = 0;

  beforeAll(async () => {
    await caller.client.connect(caller.transport);
    pid = caller.transport.pid ?? 0;
  });
  afterAll(() => caller.client.close());

  it('names itself and its three tools, each with both schemas', async () => {
    expect(caller.client.getServerVersion()).toMatchObject({ name: 'stepwise-math' });
    const { tools } = await caller.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['verifySteps', 'solveMath', 'compareAnswers']);
    for (const tool of tools) {
      expect(tool.inputSchema.type).toBe('object');
      expect(tool.outputSchema?.type).toBe('object');
      expect(tool.annotations).toMatchObject({ readOnlyHint: true });
    }
  });

  it('refutes a wrong step, as text and as data', async () => {
    const result = await caller.call('verifySteps', WRONG);
    expect(result.isError).toBeFalsy();
    expect(result.structuredContent).toMatchObject({
      firstError: 1,
      allVerified: false,
      steps: [{ verdict: 'verified' }, { verdict: 'refuted' }],
    });
    expect(textOf(result)).toContain('The first failing step is step 2.');
  });

  it('compares answers', async () => {
    const { structuredContent } = await caller.call('compareAnswers', { expected: '$\\frac{1}{2}$', given: '0.5' });
    expect(structuredContent).toMatchObject({ verdict: 'equal' });
  });

  it('tells how far a call is, where that is asked for', async () => {
    const told: string[] = [];
    const steps = Array.from({ length: 60 }, (_, index) => `$(x + ${index})^2 = x^2 + ${2 * index}x + ${index ** 2}$`);
    const onprogress: NonNullable<Parameters<Client['callTool']>[2]>['onprogress'] = ({ progress, total, message }) => {
      told.push(`${progress} of ${total ?? '?'}: ${message ?? ''}`);
    };
    await caller.call('verifySteps', { steps }, { onprogress });
    expect(told.slice(0, 2)).toEqual(['1 of 60: Step 1: verified', '2 of 60: Step 2: verified']);
  });

  it('says what is wrong as the error of the tool: no model, a bad input, an unknown tool', async () => {
    const missing = await caller.call('solveMath', { problem: '2 + 2 = ?' });
    expect(missing.isError).toBe(true);
    expect(textOf(missing)).toMatch(/^model-missing: .*--no-model/);
    const bad = await caller.call('verifySteps', { steps: 'not a list' });
    expect(bad.isError).toBe(true);
    expect(textOf(bad)).toContain('steps');
    const unknown = await caller.call('divideByZero', {});
    expect(unknown.isError).toBe(true);
  });

  it('stops a call that is cancelled, and answers the next', async () => {
    const stop = new AbortController();
    const hard = '$\\sin(x^{7} + e^{x}) + \\cos(y^{9} - x) \\le \\sqrt{x^{2} + y^{2} + 11}$';
    const slow = caller.call(
      'verifySteps',
      { steps: Array.from({ length: 200 }, (_, index) => `${hard} (${index})`) },
      { signal: stop.signal },
    );
    const ended = expect(slow).rejects.toThrow();
    stop.abort('changed my mind');
    await ended;
    const began = performance.now();
    expect((await caller.call('compareAnswers', { expected: '3', given: '3' })).isError).toBeFalsy();
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('writes nothing but the protocol, and ends with its caller', async () => {
    expect(caller.faults).toEqual([]);
    await caller.client.close();
    expect(await isGone(pid)).toBe(true);
  });
});

describe('stepwise mcp with a model', () => {
  it('solves a problem step by step, and stops in the middle of another', async () => {
    const { id } = await smallSolver();
    const caller = new Caller(['--model', id, '--threads', '1']);
    await caller.client.connect(caller.transport);
    try {
      const problem = 'Solve $x + 3 = 5$ for $x$.';
      const input = { problem, strategy: 'greedy', maxTokens: 200 };
      const solved = await caller.call('solveMath', input, { timeout: 240_000 });
      expect(textOf(solved)).not.toMatch(/^internal/);
      expect(solved.isError, textOf(solved)).toBeFalsy();
      expect(solved.structuredContent).toMatchObject({ answer: expect.any(String) as unknown });
      const stop = new AbortController();
      const second = caller.call(
        'solveMath',
        { problem: `Prove at length: ${problem}`, maxTokens: 4000 },
        {
          signal: stop.signal,
          timeout: 240_000,
        },
      );
      const ended = expect(second).rejects.toThrow();
      setTimeout(() => {
        stop.abort();
      }, 1500);
      await ended;
      expect((await caller.call('verifySteps', WRONG)).structuredContent).toMatchObject({ firstError: 1 });
      expect(caller.faults).toEqual([]);
    } finally {
      await caller.client.close();
    }
  });
});
