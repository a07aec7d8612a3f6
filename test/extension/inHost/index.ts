import Mocha from 'mocha';
import { report } from './reporting.ts';

/** What the editor calls in the extension host: runs every suite, and rejects when a test failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, color: false, reporter: 'base' });
  mocha.suite.emit('pre-require', globalThis, 'in-host', mocha);
  await import('./activation.suite.ts');
  await import('./agents.suite.ts');
  await import('./changedMeanwhile.suite.ts');
  await import('./largeDocument.suite.ts');
  await import('./notebook.suite.ts');
  await import('./oddNotebooks.suite.ts');
  const failures = await new Promise<number>((resolve) => {
    report(mocha.run(resolve));
  });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
