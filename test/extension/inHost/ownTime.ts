import { Session } from 'node:inspector/promises';
import type { Profiler } from 'node:inspector';

/** The part of the extension host's work that the extension itself did. */
export interface OwnTime {
  /** All of it, in milliseconds. */
  readonly totalMs: number;
  /** The longest in one piece. */
  readonly longestMs: number;
}

const SAMPLE_EVERY_US = 200;

/** Tells how long code of a folder ran in this thread while `work` went on, by the engine's own profiler. */
export async function watchOwn(folder: string, work: () => Promise<unknown>): Promise<OwnTime> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
    await session.post('Profiler.start');
    await work();
    return ownTime((await session.post('Profiler.stop')).profile, folder);
  } finally {
    session.disconnect();
  }
}

/** Time counts where a frame of the folder's code stands anywhere in the stack: what it called counts too. */
export function ownTime({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, folder: string): OwnTime {
  const own = ownNodes(nodes, folder);
  let [totalMs, longestMs, piece] = [0, 0, 0];
  for (const [index, sample] of samples.entries()) {
    const milliseconds = (timeDeltas[index] ?? 0) / 1000;
    piece = own.has(sample) ? piece + milliseconds : 0;
    totalMs += own.has(sample) ? milliseconds : 0;
    longestMs = Math.max(longestMs, piece);
  }
  return { totalMs, longestMs };
}

/** The nodes of a profile's tree at or below a frame of the folder's code. A node stands before those it called. */
function ownNodes(nodes: readonly Profiler.ProfileNode[], folder: string): ReadonlySet<number> {
  const own = new Set<number>();
  for (const { id, callFrame, children = [] } of nodes) {
    if (callFrame.url.includes(`${folder}/`)) own.add(id);
    if (own.has(id)) for (const child of children) own.add(child);
  }
  return own;
}
