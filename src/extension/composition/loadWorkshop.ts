import type { Workshop } from './workshop.ts';

/** Parts of the features' code, those that others use first; each takes a small share of the whole's time. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('../../document/index.ts'),
  () => import('../../reward/index.ts'),
  () => import('../../engine/index.ts'),
  () => import('../../tools/index.ts'),
  () => import('./engineRoom.ts'),
  () => import('./drawing.ts'),
  () => import('./solving.ts'),
  () => import('./viewing.ts'),
];

/**
 * Loads the code of all features in pieces: in one piece it would keep the editor waiting for longer than is felt. This is
 * the entry of a file of its own, which is read when the features are first needed.
 */
export async function loadWorkshop(): Promise<{ readonly Workshop: typeof Workshop }> {
  for (const part of PARTS) {
    await turn();
    await part();
  }
  await turn();
  const workshop = await import('./workshop.ts');
  await turn();
  return workshop;
}

/** Lets everything run that waits. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
