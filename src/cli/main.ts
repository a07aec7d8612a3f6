import { thisInstallation } from './composition/installation.ts';
import { runProgram } from './program.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop.abort();
  });
}
// A reader that closes early, such as `head`, is no fault of anyone.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  stop.abort();
});
const { stdin: input, stdout: output, stderr: errors, argv } = process;
process.exitCode = await runProgram(
  argv.slice(2),
  { input, output, errors, signal: stop.signal },
  thisInstallation(import.meta.url),
);
