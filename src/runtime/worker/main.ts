import { isMainThread } from 'node:worker_threads';
import { serve } from './serve.ts';
import { startWatchdog, watchParent } from './watchdog.ts';

// The same file is the child's entry and its watchdog thread's: the thread keeps looking while native code runs.
if (isMainThread) {
  startWatchdog(new URL(import.meta.url));
  serve();
} else {
  watchParent();
}
