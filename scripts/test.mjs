// `npm test`: runs every suite, also after one has failed, and closes with the sum of all results.
// `npm test -- unit lint` runs only the suites named.
import { mkdir, rm } from 'node:fs/promises';
import { run } from './command.mjs';
import { SUITES } from './suites.mjs';
import { readReport } from './testReport.mjs';

const RESULTS = 'out/test-results';

const named = process.argv.slice(2);
const unknown = named.filter((name) => !SUITES.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`No such suite: ${unknown.join(', ')}. There are: ${SUITES.map((suite) => suite.name).join(', ')}.`);
  process.exit(2);
}
await rm(RESULTS, { recursive: true, force: true });
await mkdir(RESULTS, { recursive: true });
const results = [];
for (const suite of SUITES.filter(({ name }) => named.length === 0 || named.includes(name))) {
  results.push(await runSuite(suite));
}
process.exitCode = summarise(results) ? 0 : 1;

async function runSuite(suite) {
  console.log(`\n== ${suite.name}`);
  const started = performance.now();
  const [program, ...args] = suite.command;
  const reason = await run(program, args, { limitSeconds: suite.limitSeconds, show: true }).then(
    () => null,
    (error) => error.message.split('\n')[0],
  );
  const counts = suite.report ? await readReport(suite.report) : null;
  const seconds = Math.round((performance.now() - started) / 1000);
  return { name: suite.name, seconds, reason, ...count(counts, reason) };
}

/** A suite without a report is one test; a suite that failed has at least one failure, whatever its report says. */
function count(counts, reason) {
  if (!counts) return reason ? { passed: 0, failed: 1, failures: [] } : { passed: 1, failed: 0, failures: [] };
  return reason && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function summarise(all) {
  console.log('\n== summary');
  for (const { name, seconds, reason, passed, failed, failures } of all) {
    console.log(`${failed ? 'FAILED' : 'ok    '} ${name}: ${passed} passed, ${failed} failed, ${seconds} s`);
    for (const failure of failures) console.log(`         ${failure}`);
    if (reason && failures.length === 0) console.log(`         ${reason}`);
  }
  const sum = (key) => all.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0;
}
