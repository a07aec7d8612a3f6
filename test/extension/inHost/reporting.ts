import type { Runner, Test } from 'mocha';
import { writeReport } from '../harness/hostReports.ts';

function write(test: Test, error: Error | null): void {
  const result = {
    title: test.fullTitle(),
    milliseconds: test.duration ?? 0,
    error: error === null ? null : (error.stack ?? error.message),
  };
  console.log(writeReport({ result }));
}

/** Prints each result as one line, which the editor passes on to the browser that drives it. */
export function report(runner: Runner): void {
  runner.on('pass', (test) => {
    write(test, null);
  });
  runner.on('fail', (test, error: Error) => {
    write(test, error);
  });
}
