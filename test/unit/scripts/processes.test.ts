import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { descendants, isRunning } from '../../extension/harness/processes.ts';

describe('descendants', () => {
  it('finds a child while it runs, and not after', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    expect((await descendants(process.pid)).map(({ pid }) => pid)).toContain(child.pid);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect((await descendants(process.pid)).map(({ pid }) => pid)).not.toContain(child.pid);
    expect(await isRunning(child.pid!)).toBe(false);
  });
});
