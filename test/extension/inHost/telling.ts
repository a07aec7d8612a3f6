import { writeReport } from '../harness/hostReports.ts';
import type { HostTasks } from './hostTasks.ts';

/** Tells one figure to whoever drives the editor. */
export function tell(name: string, value: number, unit: string): void {
  console.log(writeReport({ measure: { name, value, unit } }));
}

/** Tells what the host was busy with in a while that has a name. */
export function tellTasks(during: string, { busyMs, longestTaskMs, longestWaitMs }: HostTasks): void {
  if (busyMs !== null) tell(`${during}: processor time of the host’s thread`, busyMs, 'ms');
  if (longestTaskMs !== null) tell(`${during}: longest task of it`, longestTaskMs, 'ms');
  tell(`${during}: longest wait of a timer in the host`, longestWaitMs, 'ms');
}
