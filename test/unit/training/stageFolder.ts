import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { StageHost } from '../../../src/training/stage/runStage.ts';

/** A folder, and a stage's host that writes into it. */
export interface StageFolder {
  folder: string;
  host: StageHost;
}

function hostIn(out: string): StageHost {
  return { out, signal: new AbortController().signal, show: () => undefined };
}

/** A stage's folder for each test of a suite: made before it, removed after it. */
export function stageFolder(): StageFolder {
  const place: StageFolder = { folder: '', host: hostIn('') };
  beforeEach(async () => {
    place.folder = await mkdtemp(join(tmpdir(), 'stage-'));
    place.host = hostIn(place.folder);
  });
  afterEach(() => rm(place.folder, { recursive: true }));
  return place;
}
