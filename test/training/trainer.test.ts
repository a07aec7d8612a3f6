import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { trainerEnvironment } from './support/trainer.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the trainer in Python', () => {
  it('passes its own tests', async () => {
    const python = await trainerEnvironment();
    const { stderr } = await run(python, ['-m', 'unittest', 'discover', '-s', 'trainer/tests', '-t', '.'], {
      cwd: root,
    });
    expect(stderr).toMatch(/Ran (1\d|[2-9]\d) tests[\s\S]*\nOK/);
  }, 1_200_000);
});
