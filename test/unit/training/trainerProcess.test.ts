import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTrainer, trainerPython, trainerRoot } from '../../../src/training/reward/trainerProcess.ts';

async function script(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'trainer-'));
  const file = join(folder, 'python');
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
  return file;
}

describe('running the trainer', () => {
  const lines: string[] = [];
  const onLine = (line: string): void => {
    lines.push(line);
  };

  it('passes module and arguments, and each line it prints', async () => {
    await runTrainer('trainer.probe', ['--out', 'x'], { root: '.', python: await script('echo "$@"'), onLine });
    expect(lines).toContain('-m trainer.probe --out x');
  });

  it('says what failed and how to set the trainer up', async () => {
    const python = await script('echo "ModuleNotFoundError: No module named \'torch\'" >&2; exit 1');
    const run = runTrainer('trainer.probe', [], { root: '.', python, onLine });
    await expect(run).rejects.toThrow(/No module named 'torch'.*pip install -r trainer\/requirements\.txt/s);
  });

  it('says that a stopped training goes on from its checkpoint', async () => {
    const run = runTrainer('trainer.prm', [], { root: '.', python: await script('exit 3'), onLine });
    await expect(run).rejects.toThrow(/exit status 3.*last checkpoint/s);
  });

  it('gives a full disk the code that Node has for it', async () => {
    const python = await script('echo "OSError: [Errno 28] No space left on device" >&2; exit 1');
    const run = runTrainer('trainer.prm', [], { root: '.', python, onLine });
    await expect(run).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('ends when its lines cannot be written down, with the reason', async () => {
    const full = (): void => {
      throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    };
    const python = await script('echo 1; exec sleep 30');
    const run = runTrainer('trainer.prm', [], { root: '.', python, onLine: full });
    await expect(run).rejects.toMatchObject({ message: 'no room', code: 'ENOSPC' });
  }, 10_000);

  it('stops when told to', async () => {
    const python = await script('exec sleep 30');
    const signal = AbortSignal.timeout(200);
    await expect(runTrainer('trainer.prm', [], { root: '.', python, onLine, signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('finds the checkout above a folder, and its own Python when it was made', async () => {
    expect(trainerRoot(import.meta.dirname)).toBe(process.cwd());
    expect(() => trainerRoot('/')).toThrow(/needs a checkout/);
    const root = await mkdtemp(join(tmpdir(), 'root-'));
    expect(trainerPython(root)).toBe('python3');
    await mkdir(join(root, 'trainer', '.venv', 'bin'), { recursive: true });
    await writeFile(join(root, 'trainer', '.venv', 'bin', 'python'), '');
    expect(trainerPython(root)).toContain('.venv');
  });
});
