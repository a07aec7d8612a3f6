import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReport } from '../../../scripts/testReport.mjs';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwise-report-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function report(content: unknown): Promise<string> {
  const file = join(folder, `${Math.random()}.json`);
  await writeFile(file, JSON.stringify(content));
  return file;
}

describe('readReport', () => {
  it('is null without a report', async () => {
    expect(await readReport(join(folder, 'none.json'))).toBeNull();
  });

  it('counts passes and failures and names the failures in one line each', async () => {
    const file = await report({
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [
        {
          name: '/a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a', failureMessages: [] },
            { status: 'failed', fullName: 'b adds', failureMessages: ['expected 1 to be 2\n  at line 3'] },
          ],
        },
      ],
    });
    expect(await readReport(file)).toEqual({ passed: 2, failed: 1, failures: ['b adds: expected 1 to be 2'] });
  });

  it('counts a file that could not be loaded as a failure', async () => {
    const broken = { name: '/c.test.ts', status: 'failed', message: 'No such module\nmore', assertionResults: [] };
    const file = await report({ numPassedTests: 0, numFailedTests: 0, testResults: [broken] });
    expect(await readReport(file)).toEqual({ passed: 0, failed: 1, failures: ['/c.test.ts: No such module'] });
  });
});
