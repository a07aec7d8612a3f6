import type { Runner, Test } from 'mocha';
import type { HostResult } from '../harness/hostSuite.ts';
import { RESULT_PREFIX } from '../harness/hostSuite.ts';

function write(test: Test, error: Error | null): void {
  const result: HostResult = {
    title: test.fullTitle(),
    milliseconds: test.duration ?? 0,
    error: error === null ? null : (error.stack ?? error.message),
  };
  console.log(RESULT_PREFIX + JSON.stringify(result));
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
