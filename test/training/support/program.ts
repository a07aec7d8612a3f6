import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { builtProgram } from './builtProgram.ts';

/** A command under way: what it said on its error stream, and how it ended. */
export interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Its exit status, null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

const { program } = builtProgram();

/** Starts `stepwise train ...` as a process of its own. */
export function start(args: readonly string[]): Started {
  const child = spawn(process.execPath, [program, 'train', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, OMP_NUM_THREADS: '1', HF_HUB_OFFLINE: '1' },
  });
  let text = '';
  child.stderr.on('data', (piece: Buffer) => (text += piece.toString()));
  const ended = once(child, 'close').then(([status]) => status as number | null);
  return { child, said: () => text, ended };
}

/** Runs it to its end. @throws Error with what it said when its status is another than `status` */
export async function run(args: readonly string[], status = 0): Promise<string> {
  const { said, ended } = start(args);
  const found = await ended;
  if (found !== status) throw new Error(`status ${found}: ${said()}`);
  return said();
}

function trainersIn(folder: string): number {
  const all = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  return all.filter((line) => line.includes('-m trainer.') && line.includes(folder)).length;
}

/** Kills it (SIGKILL) as soon as `when` holds, and waits until no trainer it started is left. False: it ended before. */
export async function killWhen({ child, ended }: Started, folder: string, when: () => boolean): Promise<boolean> {
  while (child.exitCode === null && !when()) await new Promise((resolve) => setTimeout(resolve, 20));
  const alive = child.exitCode === null;
  child.kill('SIGKILL');
  await ended;
  for (let wait = 0; trainersIn(folder) > 0; wait += 1) {
    if (wait > 300) throw new Error('A trainer outlived the command that started it.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return alive;
}
