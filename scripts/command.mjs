// Runs a program with a time limit; at the limit its whole process group ends.
import { spawn } from 'node:child_process';

const KEPT_OUTPUT = 4000;

/** A program that failed, was ended at its time limit, or could not be started. */
export class CommandError extends Error {
  name = 'CommandError';
}

/**
 * Runs `program` and resolves with its output (the last 4000 characters of stdout and stderr together).
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitSeconds?: number, show?: boolean }} [options] `show` also prints
 *   the output as it comes
 * @returns {Promise<string>}
 * @throws {CommandError} with the reason and the end of the output
 */
export async function run(program, args, options = {}) {
  const { cwd, env, limitSeconds = 600, show = false } = options;
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, detached: true });
  child.stdin.end();
  const output = collect(child, show);
  const forward = () => endGroup(child.pid, 'SIGKILL');
  process.once('exit', forward);
  try {
    return await finished(child, { title: [program, ...args].join(' '), limitSeconds, output });
  } finally {
    process.off('exit', forward);
  }
}

function collect(child, show) {
  let kept = '';
  const take = (target) => (chunk) => {
    kept = (kept + chunk).slice(-KEPT_OUTPUT);
    if (show) target.write(chunk);
  };
  child.stdout.setEncoding('utf8').on('data', take(process.stdout));
  child.stderr.setEncoding('utf8').on('data', take(process.stderr));
  return () => kept;
}

function finished(child, { title, limitSeconds, output }) {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endGroup(child.pid, 'SIGKILL');
    }, limitSeconds * 1000);
    child.once('error', (cause) => {
      clearTimeout(timer);
      reject(new CommandError(`${title}: could not be started: ${cause.message}`, { cause }));
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(output());
      else if (late) reject(new CommandError(`${title}: ended after its limit of ${limitSeconds} s\n${output()}`));
      else reject(new CommandError(`${title}: ended with ${code ?? signal}\n${output()}`));
    });
  });
}

/** Ends a process group that this process started; a group that is already gone is fine. */
export function endGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
