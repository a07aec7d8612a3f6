import { cpus, totalmem } from 'node:os';
import type { MachineFacts } from './reportText.ts';

/** The machine that this process of Node runs on. */
export function nodeMachine(): MachineFacts {
  return {
    runtime: `Node ${process.version}`,
    platform: `${process.platform}-${process.arch}`,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
    memoryGiB: totalmem() / 2 ** 30,
  };
}
