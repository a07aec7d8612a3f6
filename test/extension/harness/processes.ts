import { readFile, readdir } from 'node:fs/promises';

/** A running process, as Linux tells it. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** All processes that run now; those that have ended but were not waited for are left out. */
export async function runningProcesses(): Promise<readonly RunningProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(readProcess));
  return found.filter((entry) => entry !== null);
}

/** The processes below one, at any depth. */
export async function descendants(ancestor: number): Promise<readonly RunningProcess[]> {
  const all = await runningProcesses();
  const below = new Set([ancestor]);
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all.filter(({ pid }) => pid !== ancestor && below.has(pid));
}

/** Whether a process runs. */
export async function isRunning(pid: number): Promise<boolean> {
  return (await readProcess(pid)) !== null;
}

async function readProcess(pid: number): Promise<RunningProcess | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    if (/^State:\s+[ZX]/m.test(status)) return null;
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
    return { pid, parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), command };
  } catch {
    return null;
  }
}
