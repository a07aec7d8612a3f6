// Reads the JSON report that vitest writes (Jest's format).
import { readFile } from 'node:fs/promises';

/**
 * Counts what a report says; null when there is none.
 * @param {string} file
 * @returns {Promise<{ passed: number, failed: number, failures: string[] } | null>} `failures`: one line a failed test
 */
export async function readReport(file) {
  const text = await readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const report = JSON.parse(text);
  const brokenFiles = report.testResults.filter(
    (entry) => entry.status === 'failed' && entry.assertionResults.length === 0,
  );
  const failed = report.testResults.flatMap((entry) =>
    entry.assertionResults.filter(({ status }) => status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    failures: [
      ...brokenFiles.map((entry) => `${entry.name}: ${firstLine(entry.message)}`),
      ...failed.map((test) => `${test.fullName}: ${firstLine(test.failureMessages[0])}`),
    ],
  };
}

function firstLine(text = '') {
  return text.split('\n')[0] ?? '';
}
