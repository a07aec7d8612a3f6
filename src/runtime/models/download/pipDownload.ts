import { spawn } from 'node:child_process';
import { SourceFailed } from './transfer.ts';

const interpreters = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];
const keptOutput = 2_000;

/**
 * Fetches one wheel of a package index into `folder` with the machine's own pip, which knows the index to use. Nothing
 * is installed and nothing in the wheel is run.
 * @throws SourceFailed without a working pip, or when the index has not the package
 */
export async function pipDownload(requirement: string, folder: string, signal: AbortSignal): Promise<void> {
  for (const python of interpreters) {
    const outcome = await run(python, pipArguments(requirement, folder), signal);
    signal.throwIfAborted();
    if (outcome === null) continue;
    if (outcome.status === 0) return;
    throw new SourceFailed(`pip could not fetch ${requirement} (${lastLine(outcome.output)})`);
  }
  throw new SourceFailed(`there is no Python with pip to fetch ${requirement}`);
}

function pipArguments(requirement: string, folder: string): string[] {
  const options = ['--quiet', '--no-deps', '--only-binary', ':all:', '--no-cache-dir', '--no-input'];
  return ['-m', 'pip', '--disable-pip-version-check', 'download', ...options, '--dest', folder, requirement];
}

interface PipOutcome {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a command; null when there is no such command. */
function run(command: string, args: readonly string[], signal: AbortSignal): Promise<PipOutcome | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], signal, windowsHide: true });
    let output = '';
    const keep = (text: Buffer): void => {
      output = (output + text.toString()).slice(-keptOutput);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', () => {
      resolve(null);
    });
    child.on('close', (status) => {
      resolve({ status, output });
    });
  });
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? 'no message';
}
