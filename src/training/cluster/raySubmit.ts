import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { StepwiseError } from '../../core/errors.ts';
import { writeWhole } from '../stage/manifest.ts';

/** A job for an existing Ray cluster. */
export interface RayJob {
  /** Module of the trainer, and its arguments. */
  readonly module: string;
  readonly args: readonly string[];
  readonly workers: number;
  /** Address of the cluster's job server, such as `http://127.0.0.1:8265`. */
  readonly address: string;
  /** The project's folder; it is sent along as the job's working directory. */
  readonly root: string;
  /** Python of the cluster's nodes. */
  readonly python: string;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The words of `ray job submit` for this job. */
export function submitWords({ module, args, workers, address, root, python }: RayJob): readonly string[] {
  const environment = JSON.stringify({ env_vars: { PYTHONPATH: root, PYTHONUNBUFFERED: '1' } });
  const job = [python, '-m', module, '--workers', String(workers), ...args];
  return ['job', 'submit', '--address', address, '--runtime-env-json', environment, '--', ...job];
}

/** The same as a script that can be kept, read and started by hand. */
export function submitScript(job: RayJob): string {
  return `#!/bin/sh\n# Files and folders named here must lie on storage that every node sees.\nexec ray ${submitWords(job).map(quoted).join(' ')}\n`;
}

/** Lines as the workers printed them: Ray puts colour and the worker's name before each, and shows some twice in a row. */
export function workerLines(onLine: (line: string) => void): (line: string) => void {
  let last = '';
  return (line) => {
    const plain = stripVTControlCharacters(line).replace(/^\(\w+ pid=\d+(?:, ip=[^)]*)?\) ?/, '');
    if (plain !== last) onLine(plain);
    last = plain;
  };
}

/**
 * Writes the script beside the results and submits the job; its lines come as they are printed.
 * @throws StepwiseError `internal` when the cluster cannot be reached or the job fails
 */
export async function submit(
  job: RayJob,
  out: string,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const script = join(out, 'submit.sh');
  await writeWhole(script, submitScript(job));
  const child = spawn(join(dirname(job.python), 'ray'), [...submitWords(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', workerLines(onLine));
  const [status] = (await once(child, 'close')) as [number | null];
  if (status === 0) return;
  throw new StepwiseError(
    'internal',
    `The Ray job did not end well (status ${status ?? 'unknown'}); its last lines are in the log. What it saved is kept: run it again, or start ${script} by hand.`,
  );
}
