import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StepwiseError } from '../../../../src/core/errors.ts';
import { diskFailure } from '../../../../src/runtime/models/download/diskFailure.ts';
import { demandSpace } from '../../../../src/runtime/models/download/freeSpace.ts';
import { withLock } from '../../../../src/runtime/models/download/lock.ts';
import { ProgressMeter, type DownloadProgress } from '../../../../src/runtime/models/download/progress.ts';
import { builtInCatalogue, memoryFit } from '../../../../src/runtime/models/index.ts';

describe('ProgressMeter', () => {
  it('tells the rate of the last seconds, at most ten times a second, and always the end', () => {
    const told: DownloadProgress[] = [];
    let time = 0;
    const meter = new ProgressMeter(
      'download',
      'here',
      1000,
      (progress) => told.push(progress),
      () => time,
    );
    for (time = 0; time <= 10_000; time += 10) meter.at(time < 5_000 ? 0 : (time - 5_000) / 10);
    meter.at(1000);
    expect(told.length).toBeLessThan(104);
    expect(told[90]?.bytesPerSecond).toBeCloseTo(80, -1.5);
    expect(told.at(-1)).toMatchObject({ doneBytes: 1000, source: 'here' });
  });
});

describe('a full disk', () => {
  it('is found before the download, with what is needed and what is free', async () => {
    const folder = tmpdir();
    await expect(demandSpace(folder, join(folder, 'none'), 1e18)).rejects.toThrow(
      /1000000000\d\d\d MB are needed and \d+ MB are free/,
    );
    await demandSpace(folder, join(folder, 'none'), 1);
  });

  it.each(['ENOSPC', 'EDQUOT'])('is named when writing ends with %s', (code) => {
    const failure = diskFailure(Object.assign(new Error('write'), { code }), '/models');
    expect(failure).toBeInstanceOf(StepwiseError);
    expect(String(failure)).toMatch(/disk is full in \/models.*what came so far is kept/);
  });

  it('is told apart from missing rights and from other faults', () => {
    expect(String(diskFailure(Object.assign(new Error('open'), { code: 'EACCES' }), '/m'))).toMatch(
      /refused to write \(EACCES\)/,
    );
    const other = new Error('other');
    expect(diskFailure(other, '/m')).toBe(other);
  });
});

describe('withLock', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stepwise-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('lets one work at a time and is free afterwards, also after a failure', async () => {
    const file = join(folder, 'lock');
    await withLock(file, async () => {
      await expect(withLock(file, () => Promise.resolve(1))).rejects.toThrow(/being downloaded already/);
    });
    await expect(withLock(file, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await withLock(file, () => Promise.resolve(2))).toBe(2);
  });

  it('takes over the lock of a process that is gone', async () => {
    const file = join(folder, 'lock');
    await writeFile(file, '999999999');
    expect(await withLock(file, () => Promise.resolve(3))).toBe(3);
  });
});

describe('memoryFit', () => {
  const entry = builtInCatalogue().get('wizardmath-7b');
  it.each([
    [16e9, 8e9, null, 'fits'],
    [16e9, 4e9, null, 'tight'],
    [7e9, 6.5e9, null, 'too-large'],
    [4e9, 1e9, 12e9, 'fits'],
  ] as const)('of %d bytes, %d free, GPU %s: %s', (totalBytes, freeBytes, videoBytes, fit) => {
    const hint = memoryFit(entry, { totalBytes, freeBytes, videoBytes });
    expect(hint.fit).toBe(fit);
    expect(hint.text).toMatch(/about 6\.0 GB of memory/);
  });
});
