import { open, stat, type FileHandle } from 'node:fs/promises';
import { ProgressMeter } from './progress.ts';
import { SourceFailed, type Transfer } from './transfer.ts';

/** Without a byte for so long a source counts as gone. */
const silenceMs = 30_000;

/**
 * Gets one file by https, going on where an earlier attempt ended.
 * @throws SourceFailed when the source cannot be reached, refuses, or falls silent
 */
export async function hubTransfer(address: string, transfer: Transfer): Promise<void> {
  const url = new URL(address);
  demandSafe(url);
  const watch = new SilenceWatch(transfer.signal);
  try {
    const begun = await sizeOf(transfer.part);
    const response = await fetch(url, {
      headers: begun > 0 ? { range: `bytes=${begun}-` } : {},
      signal: watch.signal,
    });
    await receive(response, begun, url.host, transfer, watch);
  } catch (error) {
    transfer.signal.throwIfAborted();
    if (isDiskError(error) || error instanceof SourceFailed) throw error;
    throw new SourceFailed(`${url.host} cannot be reached (${reason(error)})`, { cause: error });
  } finally {
    watch.stop();
  }
}

async function receive(
  response: Response,
  begun: number,
  host: string,
  transfer: Transfer,
  watch: SilenceWatch,
): Promise<void> {
  const isRest = response.status === 206;
  // 416: there is nothing behind what was got already; the checksum decides whether that is the file.
  if (response.status === 416 && begun > 0) return;
  if (!response.ok || !response.body) throw new SourceFailed(`${host} answered with status ${response.status}`);
  const file = await open(transfer.part, isRest ? 'a' : 'w');
  try {
    await write(response.body, file, isRest ? begun : 0, host, transfer, watch);
  } finally {
    await file.close();
  }
}

async function write(
  body: ReadableStream<Uint8Array>,
  file: FileHandle,
  begun: number,
  host: string,
  { totalBytes, onProgress }: Transfer,
  watch: SilenceWatch,
): Promise<void> {
  const meter = new ProgressMeter('download', host, totalBytes, onProgress);
  let done = begun;
  for await (const bytes of body) {
    await file.write(bytes);
    done += bytes.byteLength;
    meter.at(done);
    watch.touch();
  }
}

/** Aborts when the caller does, or when nothing came for a while. */
class SilenceWatch {
  private readonly controller = new AbortController();
  readonly signal: AbortSignal;
  private timer: NodeJS.Timeout | undefined;

  constructor(signal: AbortSignal) {
    this.signal = AbortSignal.any([signal, this.controller.signal]);
    this.touch();
  }

  touch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.controller.abort(new SourceFailed(`nothing came for ${silenceMs / 1000} s`));
    }, silenceMs);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/** Weights come encrypted; a plain address is for a server on this machine alone. */
function demandSafe(url: URL): void {
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal)) return;
  throw new SourceFailed(`${url.host} is not reached by https`);
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

function isDiskError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'syscall' in error &&
    'code' in error &&
    /^(ENOSPC|EDQUOT|EFBIG|EIO|EROFS|EACCES)$/.test(String(error.code))
  );
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
