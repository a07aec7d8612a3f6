import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { StepwiseError } from '../../core/errors.ts';

/** How the trainer's Python is run. */
export interface TrainerOptions {
  /** The project's folder, which holds `trainer/`. */
  readonly root: string;
  /** Python with `trainer/requirements.txt` installed. */
  readonly python: string;
  readonly signal?: AbortSignal;
  /** Added to the environment: secrets go this way, never as arguments that others can read. */
  readonly env?: Readonly<Record<string, string>>;
  /** Gets each line the trainer prints: JSON with its progress. */
  readonly onLine: (line: string) => void;
}

/** The nearest folder above `start` that holds the trainer. @throws StepwiseError `internal` when there is none */
export function trainerRoot(start: string): string {
  if (existsSync(join(start, 'trainer', 'requirements.txt'))) return start;
  const above = dirname(start);
  if (above === start) {
    throw new StepwiseError('internal', 'The folder trainer/ is not here: training needs a checkout of the project.');
  }
  return trainerRoot(above);
}

/** The Python of `trainer/.venv` when it was made, else the machine's. */
export function trainerPython(root: string): string {
  const own = join(root, 'trainer', '.venv', 'bin', 'python');
  return existsSync(own) ? own : 'python3';
}

/** ENOSPC and EDQUOT, as Python says them. */
const NO_ROOM = /\[Errno (?:28|122)\]/;

function failure(module: string, status: number | null, lastErrors: readonly string[]): Error {
  const setUp = 'python3 -m venv trainer/.venv && trainer/.venv/bin/pip install -r trainer/requirements.txt';
  const missing = lastErrors.some((line) => line.includes('ModuleNotFoundError'));
  const next = missing ? `Set the trainer up with: ${setUp}` : 'Run it again to go on from its last checkpoint.';
  const said = (lastErrors.at(-1) ?? `exit status ${status ?? 'unknown'}`).replace(/\.$/, '');
  // With the code Node has for it: the stage then says the same of a full disk, whoever met it.
  if (NO_ROOM.test(said)) return Object.assign(new Error(said), { code: 'ENOSPC' });
  return new StepwiseError('internal', `${module} failed: ${said}. What was trained so far is kept. ${next}`);
}

/**
 * Runs one module of the trainer to its end.
 * @throws StepwiseError `internal` with the last line it wrote, or `cancelled`; an Error with code ENOSPC where the disk is full
 */
export async function runTrainer(module: string, args: readonly string[], options: TrainerOptions): Promise<void> {
  const child = spawn(options.python, ['-m', module, ...args], {
    env: {
      ...process.env,
      PYTHONUNBUFFERED: '1',
      PYTHONPATH: options.root,
      // It ends when this process does, however that ends: two trainings in one folder would undo each other.
      STEPWISE_ENDS_WITH_STDIN: '1',
      ...options.env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.signal && { signal: options.signal }),
  });
  const lastErrors: string[] = [];
  const unheard: unknown[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    try {
      options.onLine(line);
    } catch (error) {
      // Thrown on from here it would end this process: the log is written by whoever listens, and a disk can be full.
      unheard.push(error);
      child.kill();
    }
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.trim() !== '') lastErrors.push(line);
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw new StepwiseError('cancelled', 'Stopped; what was trained so far is kept.');
    throw error;
  });
  if (unheard.length > 0) throw unheard[0];
  if (status !== 0) throw failure(module, status, lastErrors);
}
