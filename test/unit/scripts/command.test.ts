import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CommandError, run } from '../../../scripts/command.mjs';

const node = process.execPath;

describe('run', () => {
  it('resolves with what the program printed on both streams', async () => {
    const output = await run(node, ['-e', 'console.log("one"); console.error("two")']);
    expect(output).toContain('one');
    expect(output).toContain('two');
  });

  it('rejects with the exit code and the end of the output', async () => {
    const failing = run(node, ['-e', 'console.error("no such thing"); process.exit(3)']);
    await expect(failing).rejects.toThrow(/ended with 3[^]*no such thing/);
    await expect(failing).rejects.toBeInstanceOf(CommandError);
  });

  it('says when a program cannot be started', async () => {
    await expect(run('/no/such/program', [])).rejects.toThrow(/could not be started/);
  });

  it('ends a program and its children at the limit', async () => {
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      console.log('child ' + child.pid);
      setInterval(() => {}, 1000);`;
    const error: unknown = await run(node, ['-e', script], { limitSeconds: 1 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CommandError);
    expect((error as Error).message).toContain('ended after its limit of 1 s');
    const child = Number(/child (\d+)/.exec((error as Error).message)?.[1]);
    await expect.poll(() => isRunning(child)).toBe(false);
  });

  it('gives the program its folder and environment', async () => {
    const print = 'console.log(process.cwd(), process.env.GREETING)';
    const output = await run(node, ['-e', print], { cwd: '/', env: { GREETING: 'hello' } });
    expect(output.trim()).toBe('/ hello');
  });
});

/** A process that has ended but was not yet waited for is not running. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
