// What `npm test` runs, in this order: each suite's command and its time limit in seconds.

/** @typedef {{ name: string, command: readonly string[], limitSeconds: number, report?: string }} Suite */

/** A suite of vitest, whose results come back in a JSON report. */
function vitest(project, limitSeconds) {
  const report = `out/test-results/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return { name: project, command: ['npx', 'vitest', 'run', '--project', project, ...reporters], limitSeconds, report };
}

/** @type {readonly Suite[]} */
export const SUITES = [
  { name: 'typecheck', command: ['npm', 'run', '--silent', 'typecheck'], limitSeconds: 300 },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'], limitSeconds: 300 },
  vitest('unit', 900),
  vitest('runtime', 1500),
  vitest('package', 600),
  vitest('pages', 300),
  vitest('editor-oldest', 1800),
  vitest('editor-newest', 1800),
];
