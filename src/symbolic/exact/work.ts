/**
 * Thrown when the work allowed by {@link limitWork} is used up. It passes through everything between: a computation that
 * is given up halfway must not look like one that found nothing.
 */
export class WorkSpent extends Error {
  override readonly name = 'WorkSpent';

  constructor() {
    super('it takes more work than one step may: not decided');
  }
}

let done = 0;
let limit = Infinity;

/** All work counted so far; differences tell what a task took. */
export function workDone(): number {
  return done;
}

/** Counts work, about one unit a microsecond, whatever the clock says. Throws {@link WorkSpent} past the limit. */
export function spendWork(units: number): void {
  done += units;
  if (done > limit) throw new WorkSpent();
}

/** Runs `task` with at most `units` of work, and no more than an enclosing limit leaves. */
export function limitWork<T>(units: number, task: () => T): T {
  const outer = limit;
  limit = Math.min(outer, done + units);
  try {
    return task();
  } finally {
    limit = outer;
  }
}

/** What `task` gives with at most `units` of work; null where it takes more, unless an enclosing limit is passed as well. */
export function attempt<T>(units: number, task: () => T): T | null {
  try {
    return limitWork(units, task);
  } catch (error) {
    if (!(error instanceof WorkSpent)) throw error;
    spendWork(0);
    return null;
  }
}
